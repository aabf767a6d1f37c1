// Serves one fixed JSON body at every path: what the server itself costs, without a shop behind it.
//
//     fixed_server [port] [threads]      then: wrk -t2 -c32 -d5 http://127.0.0.1:8090/

#include "base/text.hpp"
#include "http/server/server.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <string>
#include <sys/resource.h>

namespace {

using namespace cartwright;

constexpr std::size_t body_bytes = 300;

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::int64_t number(int argc, char** argv, int index, std::int64_t otherwise) {
    return index < argc ? parse_integer(argv[index]).value_or(otherwise) : otherwise;
}

} // namespace

int main(int argc, char** argv) {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr); // before the threads begin, so that they inherit it

    const auto port = number(argc, argv, 1, 8090);
    const auto threads = static_cast<std::size_t>(number(argc, argv, 2, 1));
    const std::string body = "{\"filler\":\"" + std::string(body_bytes - 13, 'x') + "\"}";
    std::atomic<std::uint64_t> requests = 0;
    http::Server server(
        {.threads = threads},
        {.handle = [&](const http::Request&, http::Responder responder) { responder.send({.body = body}); },
         .complain = [](int status, std::string_view,
                        std::string_view detail) { return http::Reply{.status = status, .body = std::string(detail)}; },
         .finished = [&](const http::Finished&) { requests.fetch_add(1, std::memory_order_relaxed); }});
    server.listen("127.0.0.1:" + std::to_string(port));
    server.start();
    int signal = 0;
    sigwait(&ending, &signal);
    server.drain(std::chrono::seconds(1));
    std::printf("%llu requests, %.2f us of CPU each\n", static_cast<unsigned long long>(requests.load()),
                cpu_seconds() * 1e6 / static_cast<double>(std::max<std::uint64_t>(1, requests)));
}
