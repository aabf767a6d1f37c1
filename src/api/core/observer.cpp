#include "api/core/observer.hpp"

#include "domain/refusal_names.hpp"
#include "telemetry/log.hpp"

#include <chrono>
#include <ctime>

namespace cartwright::api {

namespace {

constexpr std::size_t lines_bytes_due = 32 * 1024;

std::string format_second(std::time_t second) {
    std::tm parts{};
    gmtime_r(&second, &parts);
    std::string text(20, '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts));
    return text;
}

} // namespace

Observer::Observer(telemetry::Log& log, telemetry::Metrics& metrics, std::vector<RouteLabels> routes,
                   std::size_t threads)
    : log_(log), metrics_(metrics), routes_(std::move(routes)),
      stock_refusals_(metrics.counter("cartwright_stock_refusals_total", "Requests for more pieces than there are.")) {
    for (std::size_t i = 0; i < threads; ++i) threads_.push_back(std::make_unique<Gathered>());
    for (std::size_t i = 0; i < refusal_reasons; ++i)
        refusals_.push_back(metrics.counter("cartwright_refusals_total", "Requests that were refused, by reason.",
                                            {{"reason", std::string(name_of(static_cast<Why>(i)))}}));
}

void Observer::note(const http::Finished& finished) {
    Gathered& gathered = *threads_[finished.request.thread];
    const std::lock_guard lock(gathered.mutex);
    count(gathered, finished);
    write_line(gathered, finished);
    if (gathered.lines.size() < lines_bytes_due) return;
    log_.write_lines(gathered.lines);
    gathered.lines.clear();
}

void Observer::note(const Refusal& refusal) {
    refusals_[static_cast<std::size_t>(refusal.why)].add();
    if (refusal.why == Why::not_enough_stock) stock_refusals_.add();
}

void Observer::flush() {
    for (const auto& gathered : threads_) {
        const std::lock_guard lock(gathered->mutex);
        if (gathered->lines.empty()) continue;
        log_.write_lines(gathered->lines);
        gathered->lines.clear();
    }
}

Observer::RouteLabels Observer::route_of(const http::Reply& reply) const {
    return reply.route < 0 ? RouteLabels{.api = "none", .path = "none"}
                           : routes_[static_cast<std::size_t>(reply.route)];
}

void Observer::count(Gathered& gathered, const http::Finished& finished) {
    constexpr int statuses = 1000;
    const http::Reply& reply = finished.reply;
    const std::string method(name_of(finished.request.method));
    const RouteLabels route = route_of(reply);
    const int methods_route = reply.route * 8 + static_cast<int>(finished.request.method);
    auto requests = gathered.requests.find(methods_route * statuses + reply.status);
    if (requests == gathered.requests.end()) {
        const telemetry::Labels labels{{"api", std::string(route.api)},
                                       {"method", method},
                                       {"route", std::string(route.path)},
                                       {"status", std::to_string(reply.status)}};
        const auto counter = metrics_.counter("cartwright_http_requests_total", "Requests answered.", labels);
        requests = gathered.requests.emplace(methods_route * statuses + reply.status, counter).first;
    }
    requests->second.add();
    auto times = gathered.times.find(methods_route);
    if (times == gathered.times.end()) {
        const telemetry::Labels labels{
            {"api", std::string(route.api)}, {"method", method}, {"route", std::string(route.path)}};
        const auto histogram =
            metrics_.histogram("cartwright_http_request_seconds", "From a request's first byte to its reply.",
                               telemetry::latency_bounds(), labels);
        times = gathered.times.emplace(methods_route, histogram).first;
    }
    times->second.observe(std::chrono::duration<double>(finished.time).count());
}

void Observer::write_line(Gathered& gathered, const http::Finished& finished) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    if (milliseconds / 1000 != gathered.second) {
        gathered.second = milliseconds / 1000;
        gathered.time = format_second(gathered.second);
    }
    const std::string fraction = std::to_string(1000 + milliseconds % 1000);
    std::string& out = gathered.lines;
    out += R"({"at":")";
    out += gathered.time;
    out += '.';
    out.append(fraction, 1);
    out += R"(Z","level":"info","event":"request")";
    telemetry::append(out, {"method", name_of(finished.request.method)});
    telemetry::append(out, {"route", route_of(finished.reply).path});
    telemetry::append(out, {"status", static_cast<std::int64_t>(finished.reply.status)});
    telemetry::append(out, {"microseconds", static_cast<std::int64_t>(finished.time.count() / 1000)});
    telemetry::append(out, {"bytes", static_cast<std::int64_t>(finished.reply.body.size())});
    telemetry::append(out, {"peer", finished.peer});
    telemetry::append(out, {"request_id", finished.request.id});
    if (!finished.request.traceparent.empty()) telemetry::append(out, {"traceparent", finished.request.traceparent});
    out += "}\n";
}

} // namespace cartwright::api
