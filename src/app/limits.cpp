#include "app/settings.hpp"

namespace cartwright {

void add_limits(CLI::App& app, ServerConfig& server, WriterConfig& writer) {
    RequestLimits& limits = server.limits;
    const auto positive = CLI::PositiveNumber;
    setting(app, "threads", server.threads, "Number of I/O threads")->check(CLI::Range(1, 256));
    setting(app, "database-connections", writer.connections,
            "Number of PostgreSQL connections that execute requests in parallel")
        ->check(CLI::Range(1, 1000));
    setting(app, "queue-max", writer.queue_max,
            "Largest number of writes that wait for the database; further writes are answered 503")
        ->check(positive);
    setting(app, "batch-max", writer.batch_max, "Largest number of writes in a commit; SQLite only")->check(positive);
    setting(app, "head-bytes-max", limits.head_bytes_max,
            "Largest request line and headers in bytes; larger requests are answered 431")
        ->check(positive);
    setting(app, "headers-max", limits.headers_max,
            "Largest number of headers in a request; requests with more are answered 431")
        ->check(positive);
    setting(app, "target-bytes-max", limits.target_bytes_max,
            "Largest path and query in bytes; longer ones are answered 414")
        ->check(positive);
    setting(app, "body-bytes-max", limits.body_bytes_max,
            "Largest request body in bytes; larger bodies are answered 413")
        ->check(positive);
    setting(app, "json-depth-max", limits.json_depth_max,
            "Deepest nesting of a JSON body; deeper bodies are answered as malformed JSON (422 or 400)")
        ->check(positive);
    setting(app, "connections-max", limits.connections_max,
            "Largest number of connections, if the limit of open files allows it; others are answered 503 or closed")
        ->check(positive);
    setting(app, "connections-per-address-max", limits.connections_per_address_max,
            "Largest number of connections from one address, or one IPv6 network of 64 bits; further connections are "
            "answered 503 or closed. Loopback addresses are not counted. 0: no limit. Default (-1): 500, or no limit "
            "with --address-header")
        ->check(CLI::Range(-1, 1'000'000));
    setting(app, "waiting-bytes-max", limits.waiting_bytes_max,
            "Largest number of bytes in memory for requests and replies in progress. Beyond it, further bodies are "
            "answered 503, and the server closes the slowest connections")
        ->check(positive);
    setting(app, "requests-per-connection-max", limits.requests_per_connection_max,
            "Number of requests after which the server closes a connection")
        ->check(positive);
    setting(app, "head-seconds", limits.head_seconds,
            "Seconds from a request's first byte to the end of its headers; slower requests are answered 408")
        ->check(positive);
    setting(app, "body-seconds", limits.body_seconds,
            "Seconds from a request's first byte to the end of its body; slower requests are answered 408")
        ->check(positive);
    setting(app, "idle-seconds", limits.idle_seconds, "Seconds until the server closes an idle connection")
        ->check(positive);
    setting(app, "drain-seconds", server.drain_seconds, "Seconds that SIGTERM or SIGINT waits for requests in progress")
        ->check(positive);
}

} // namespace cartwright
