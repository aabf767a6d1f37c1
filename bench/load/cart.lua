-- GET of what BENCH_PATH names, by who BENCH_TOKEN and BENCH_SECRET let in through BENCH_APP.
wrk.path = os.getenv("BENCH_PATH")
wrk.headers["X-User-Token"] = os.getenv("BENCH_TOKEN")
wrk.headers["X-User-Es"] = os.getenv("BENCH_SECRET")
wrk.headers["X-User-Aid"] = os.getenv("BENCH_APP")
