#include "api/core/api_server.hpp"

#include "api/core/documents.hpp"
#include "api/core/observer.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "http/ascii.hpp"
#include "http/origins.hpp"
#include "operations/accounts/access.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <arpa/inet.h>

namespace cartwright::api {

namespace {

constexpr std::size_t external_call_threads = 16;
constexpr std::size_t long_reads_max = 64;

/// The path without `.json` where it has that ending, and with it where it has not.
std::string with_other_ending(std::string_view path) {
    constexpr std::string_view ending = ".json";
    if (path.ends_with(ending)) return std::string(path.substr(0, path.size() - ending.size()));
    return std::string(path) + std::string(ending);
}

} // namespace

ApiServer::ApiServer(Parts parts)
    : parts_(std::move(parts)), guesses_(parts_.clock),
      external_calls_(external_call_threads, parts_.capacity.external_calls_max, parts_.log),
      passwords_(parts_.capacity.password_threads, parts_.capacity.passwords_max, parts_.log, Pool::Priority::low),
      long_reads_(long_readers, long_reads_max, parts_.log) {
    std::vector<http::Pattern> patterns;
    std::vector<Observer::RouteLabels> names;
    for (const Door& door : parts_.doors) {
        for (const Route& route : door.routes) {
            const Operation& operation = door.routes.operation_of(route);
            for (const http::Pattern& pattern : patterns_of(door, route)) {
                mounted_.push_back({&door, &route, &operation, is_private(door, route)});
                patterns.push_back(pattern);
                names.push_back({.api = door.name, .path = route.path});
            }
        }
    }
    router_ = std::make_unique<http::Router>(patterns);
    observer_ = std::make_unique<Observer>(parts_.log, parts_.metrics, std::move(names), parts_.capacity.threads);
    openapi_ = api::openapi(parts_.doors, parts_.version);
    for (std::size_t i = 0; i < parts_.capacity.threads; ++i) json_.emplace_back(parts_.capacity.json_depth_max);
    parts_.metrics.gauge("cartwright_outside_requests", "Requests that ask the outside or wait for it.",
                         [this] { return static_cast<double>(external_calls_.taken()); });
    parts_.metrics.gauge("cartwright_long_reads", "Reads that take long, running or waiting.",
                         [this] { return static_cast<double>(long_reads_.taken()); });
}

/// All paths that lead to a route: its own, and the other forms that the door accepts.
std::vector<http::Pattern> ApiServer::patterns_of(const Door& door, const Route& route) {
    std::vector<http::Pattern> patterns{{.method = route.method, .path = route.path}};
    if (door.may_end_in_slash)
        patterns.push_back({.method = route.method, .path = other_paths_.emplace_back(std::string(route.path) + "/")});
    if (door.json_ending_is_optional && !route.path.ends_with('}')) // a parameter would include the ending
        patterns.push_back({.method = route.method, .path = other_paths_.emplace_back(with_other_ending(route.path))});
    if (!door.is_lenient || route.method != http::Method::put) return patterns;
    for (std::size_t i = 0, count = patterns.size(); i < count; ++i)
        patterns.push_back({.method = http::Method::patch, .path = patterns[i].path});
    return patterns;
}

void ApiServer::stop() {
    external_calls_.stop();
    passwords_.stop();
    long_reads_.stop();
}

ApiServer::~ApiServer() = default;

http::Site ApiServer::site() {
    return {.handle = [this](const http::Request& request,
                             http::Responder responder) { handle(request, std::move(responder)); },
            .complain = [this](int status, std::string_view path,
                               std::string_view detail) { return door_at(path).complain(status, detail); },
            .finished = [this](const http::Finished& finished) { observer_->note(finished); },
            .body_max = [this](http::Method method, std::string_view path) { return body_max(method, path); }};
}

/// A route that reads no body accepts 16 KiB at most, so that clients cannot make the server hold large bodies.
std::size_t ApiServer::body_max(http::Method method, std::string_view path) const {
    constexpr std::size_t of_others = 16 * 1024; // clients send small bodies with requests that need none
    const http::Match match = match_of(method, path);
    if (match.kind != http::Match::Kind::found) return of_others;
    const Operation& operation = *mounted_[match.route].operation;
    const bool takes_body = operation.body.exists() || operation.method == http::Method::put;
    return takes_body ? std::numeric_limits<std::size_t>::max() : of_others;
}

/// The one place that catches faults on the I/O threads. The store catches those of the writer's thread.
void ApiServer::handle(const http::Request& request, http::Responder responder) {
    const http::Match match = match_of(request.method, request.path);
    if (match.kind != http::Match::Kind::found) return handle_unmatched(request, match, std::move(responder));
    const Mounted& mounted = mounted_[match.route];
    RequestContext context({.server = *this,
                            .door = *mounted.door,
                            .request = request,
                            .parameters = match.parameters,
                            .index = static_cast<int>(match.route),
                            .route = *mounted.route,
                            .operation = *mounted.operation,
                            .guard = guard_of(mounted, request)},
                           std::move(responder));
    const auto is_open_for = mounted.route->access.is_open_for;
    if (is_open_for != nullptr && !context.shows_key() && is_open_for(context)) context.open();
    if (!context.may_go_on()) return context.answer(mounted.door->refuse({.why = Why::not_authorized}));
    try {
        mounted.route->handle(context);
    } catch (const std::exception& error) {
        log().write(
            telemetry::Level::error, "request_failed",
            {{"route", mounted.operation->id}, {"fault", std::string_view(error.what())}, {"request_id", request.id}});
        context.answer(mounted.door->complain(500, "Internal server error"));
    }
}

/// Denies by default: a door with access keys requires one wherever a route is not open to anyone.
Guard ApiServer::guard_of(const Mounted& mounted, const http::Request& request) {
    const auto credentials_of = mounted.door->credentials_of;
    if (credentials_of == nullptr || mounted.route->access.scopes.has(Scope::anyone)) return {.is_open = true};
    return {.scopes = mounted.route->access.scopes,
            .credentials = credentials_of(request),
            .identify = mounted.door->identify};
}

/// A lenient door treats two slashes at the beginning as one.
http::Match ApiServer::match_of(http::Method method, std::string_view path) const {
    http::Match match = router_->match(method, path);
    if (match.kind == http::Match::Kind::found || !path.starts_with("//")) return match;
    http::Match other = router_->match(method, path.substr(1));
    const bool is_meant = other.kind == http::Match::Kind::found && mounted_[other.route].door->is_lenient;
    return is_meant ? std::move(other) : std::move(match);
}

std::string ApiServer::address_of(const http::Request& request) const {
    std::string_view reported; // the last proxy's entry counts, in a header line of its own or after a comma
    for (const http::Header& header : request.headers)
        if (http::same_letters(header.name, parts_.access.address_header)) reported = header.value;
    const std::string_view last = trimmed(reported.substr(reported.rfind(',') + 1));
    // An unreadable address counts as that of the proxy that sent it.
    std::string network = network_of(last);
    return network.empty() ? network_of(request.peer) : network;
}

std::string network_of(std::string_view address) {
    const bool has_brackets = address.starts_with('[');
    if (has_brackets) address = address.substr(1, address.find(']') - 1); // drops the port too
    const bool has_port = !has_brackets && std::ranges::count(address, ':') == 1;
    if (has_port) address = address.substr(0, address.find(':'));
    std::string text(address.substr(0, std::min<std::size_t>(address.find('%'), INET6_ADDRSTRLEN)));
    in6_addr parsed{};
    in_addr parsed_v4{};
    if (::inet_pton(AF_INET, text.c_str(), &parsed_v4) == 1) return text;
    if (::inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return {};
    std::string network(INET6_ADDRSTRLEN, '\0');
    if (IN6_IS_ADDR_V4MAPPED(&parsed)) {
        constexpr std::size_t of_the_mark = 12; // bytes
        ::inet_ntop(AF_INET, std::begin(parsed.s6_addr) + of_the_mark, network.data(), INET6_ADDRSTRLEN);
    } else {
        constexpr std::size_t of_the_host = 8;
        std::fill_n(std::begin(parsed.s6_addr) + of_the_host, of_the_host, std::uint8_t{0});
        ::inet_ntop(AF_INET6, &parsed, network.data(), INET6_ADDRSTRLEN);
    }
    network.resize(network.find('\0'));
    return network;
}

void ApiServer::handle_unmatched(const http::Request& request, const http::Match& match, http::Responder responder) {
    const Door& door = door_at(request.path);
    http::Reply reply;
    if (request.path == "*") // RFC 9110 §9.3.7: about the server, not about a path
        reply = {.status = 200, .headers = {{"Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"}}};
    else if (match.kind == http::Match::Kind::not_found)
        reply = door.complain(404, "Not Found");
    else if (request.method == http::Method::options)
        reply = {.status = 204};
    else
        reply = door.complain(405, "Method Not Allowed");
    if (match.kind == http::Match::Kind::not_allowed) reply.headers.emplace_back("Allow", match.allow);
    responder.send(std::move(reply));
}

const Door& ApiServer::door_at(std::string_view path) const {
    for (const Door& door : parts_.doors)
        if (path.starts_with(door.prefix)) return door;
    return parts_.doors.back();
}

ApiServer::MetricsAccess ApiServer::metrics_access(std::optional<std::string_view> authorization) const {
    if (parts_.secrets.metrics_token.empty())
        return parts_.access.metrics_are_open ? MetricsAccess::open : MetricsAccess::hidden;
    return equal_in_constant_time(http::bearer_token(authorization.value_or("")), parts_.secrets.metrics_token)
               ? MetricsAccess::open
               : MetricsAccess::wrong_token;
}

Result<void> ApiServer::admit_admin(const http::Request& request) const {
    const std::string_view token = http::bearer_token(request.header("Authorization").value_or(""));
    if (parts_.secrets.admin_token.empty() || !equal_in_constant_time(token, parts_.secrets.admin_token))
        return refuse(Why::not_authorized);
    // The demo's token is public, so pages of other origins may know it.
    const auto origin = request.header("Origin");
    if (origin && !http::is_allowed(*origin, parts_.access.origins)) return refuse(Why::foreign_origin);
    return {};
}

void ApiServer::allow_origins(const std::vector<std::string>& origins) {
    parts_.access.origins.insert(parts_.access.origins.end(), origins.begin(), origins.end());
}

bool ApiServer::is_signed(const http::Request& request) const {
    if (parts_.secrets.callbacks.empty()) return true;
    const SignedMessage message{.id = request.header("webhook-id").value_or(""),
                                .timestamp = request.header("webhook-timestamp").value_or(""),
                                .signature = request.header("webhook-signature").value_or(""),
                                .body = request.body};
    return verify(parts_.secrets.callbacks, message, parts_.clock.now());
}

bool ApiServer::begin(const std::string& scope_and_key) {
    const std::lock_guard lock(running_mutex_);
    return running_.insert(scope_and_key).second;
}

void ApiServer::end(const std::string& scope_and_key) {
    const std::lock_guard lock(running_mutex_);
    running_.erase(scope_and_key);
}

void ApiServer::count(const Refusal& refusal) { observer_->note(refusal); }

bool ApiServer::is_private(const Door& door, const Route& route) {
    if (!door.credential_headers.empty()) return !route.access.scopes.has(Scope::anyone);
    // RFC 9111 §3: caches store the answers to other methods only when these say so.
    if (route.method != http::Method::get) return true;
    constexpr std::array<std::string_view, 3> rights{"{cart_id}", "{order_id}", "{invoice_id}"};
    return std::ranges::any_of(rights,
                               [&](std::string_view id) { return route.path.find(id) != std::string_view::npos; });
}

void ApiServer::label(http::Reply& reply, int route) const {
    reply.route = route;
    const Mounted& mounted = mounted_[static_cast<std::size_t>(route)];
    if (!mounted.is_private) return;
    const auto has_header = [&](std::string_view name) {
        return std::ranges::any_of(reply.headers, [&](const auto& header) { return header.first == name; });
    };
    if (!has_header("Cache-Control")) reply.headers.emplace_back("Cache-Control", "private, no-store");
    if (!mounted.door->credential_headers.empty()) reply.headers.emplace_back("Vary", mounted.door->credential_headers);
}

void ApiServer::flush_log() { observer_->flush(); }

} // namespace cartwright::api
