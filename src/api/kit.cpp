#include "api/kit.hpp"

#include "api/documents.hpp"
#include "api/observer.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "http/ascii.hpp"
#include "operations/access.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

namespace cartwright::api {

namespace {

constexpr std::size_t outside_threads = 16;
constexpr std::size_t long_reads_max = 64;

} // namespace

Kit::Kit(Parts parts)
    : parts_(std::move(parts)), outside_(outside_threads, parts_.outside_max),
      passwords_(parts_.password_threads, parts_.passwords_max, Pool::Importance::low),
      long_reads_(long_readers, long_reads_max) {
    std::vector<http::Pattern> patterns;
    std::vector<std::string_view> names;
    for (const Door& door : parts_.doors) {
        for (const Route& route : door.routes) {
            for (const http::Pattern& pattern : patterns_of(door, route)) {
                mounted_.push_back({&door, &route});
                patterns.push_back(pattern);
                names.push_back(route.path);
            }
        }
    }
    router_ = std::make_unique<http::Router>(patterns);
    observer_ = std::make_unique<Observer>(parts_.log, parts_.metrics, std::move(names), parts_.threads);
    openapi_ = api::openapi(parts_.doors);
    for (std::size_t i = 0; i < parts_.threads; ++i) json_.emplace_back(parts_.json_depth_max);
    parts_.metrics.gauge("cartwright_outside_requests", "Requests that ask the outside or wait for it.",
                         [this] { return static_cast<double>(outside_.taken()); });
    parts_.metrics.gauge("cartwright_long_reads", "Reads that take long, running or waiting.",
                         [this] { return static_cast<double>(long_reads_.taken()); });
}

/// All that leads to a route: its own, and what a lenient door takes for the same.
std::vector<http::Pattern> Kit::patterns_of(const Door& door, const Route& route) {
    std::vector<http::Pattern> patterns{{.method = route.method, .path = route.path}};
    if (!door.is_lenient) return patterns;
    if (!route.path.ends_with('}')) // a parameter has it as its own end
        patterns.push_back(
            {.method = route.method, .path = other_paths_.emplace_back(std::string(route.path) + ".json")});
    if (route.method != http::Method::put) return patterns;
    for (std::size_t i = 0, count = patterns.size(); i < count; ++i)
        patterns.push_back({.method = http::Method::patch, .path = patterns[i].path});
    return patterns;
}

void Kit::stop() {
    outside_.stop();
    passwords_.stop();
    long_reads_.stop();
}

Kit::~Kit() = default;

http::Site Kit::site() {
    return {.handle = [this](const http::Request& request,
                             http::Responder responder) { handle(request, std::move(responder)); },
            .complain = [this](int status, std::string_view path,
                               std::string_view detail) { return door_at(path).complain(status, detail); },
            .finished = [this](const http::Finished& finished) { observer_->note(finished); }};
}

/// The one place where a fault is caught on the way in; those of the writer's thread are caught in the store.
void Kit::handle(const http::Request& request, http::Responder responder) {
    const http::Match match = match_of(request);
    if (match.kind != http::Match::Kind::found) return handle_unmatched(request, match, std::move(responder));
    const Mounted& mounted = mounted_[match.route];
    Exchange exchange({.kit = *this,
                       .door = *mounted.door,
                       .request = request,
                       .parameters = match.parameters,
                       .route = static_cast<int>(match.route),
                       .guard = guard_of(mounted, request),
                       .records = mounted.route->records},
                      std::move(responder));
    if (!exchange.may_go_on()) return exchange.answer(mounted.door->refuse({.why = Why::not_authorized}));
    try {
        mounted.route->handle(exchange);
    } catch (const std::exception& error) {
        log().write(telemetry::Level::error, "request_failed",
                    {{"route", mounted.route->operation}, {"fault", std::string_view(error.what())}});
        exchange.answer(mounted.door->complain(500, "Internal server error"));
    }
}

/// Default deny: a door that asks for keys asks for one wherever its routes do not say that anyone may come in.
Guard Kit::guard_of(const Mounted& mounted, const http::Request& request) {
    const auto credentials_of = mounted.door->credentials_of;
    if (credentials_of == nullptr || mounted.route->scopes.has(Scope::anyone)) return {.is_open = true};
    return {
        .scopes = mounted.route->scopes, .credentials = credentials_of(request), .identify = mounted.door->identify};
}

/// A lenient door takes a doubled slash at the beginning for one.
http::Match Kit::match_of(const http::Request& request) const {
    http::Match match = router_->match(request.method, request.path);
    if (match.kind == http::Match::Kind::found || !request.path.starts_with("//")) return match;
    http::Match other = router_->match(request.method, request.path.substr(1));
    const bool is_meant = other.kind == http::Match::Kind::found && mounted_[other.route].door->is_lenient;
    return is_meant ? std::move(other) : std::move(match);
}

std::string Kit::address_of(const http::Request& request) const {
    std::string_view said; // the last proxy's word is the last, in a header line of its own or after a comma
    for (const http::Header& header : request.headers)
        if (http::same_letters(header.name, parts_.address_header)) said = header.value;
    const std::string_view last = trimmed(said.substr(said.rfind(',') + 1));
    return std::string(last.empty() ? request.peer.substr(0, request.peer.rfind(':')) : last);
}

void Kit::handle_unmatched(const http::Request& request, const http::Match& match, http::Responder responder) {
    const Door& door = door_at(request.path);
    http::Reply reply;
    if (match.kind == http::Match::Kind::not_found)
        reply = door.complain(404, "Not Found");
    else if (request.method == http::Method::options)
        reply = {.status = 204};
    else
        reply = door.complain(405, "Method Not Allowed");
    if (match.kind == http::Match::Kind::not_allowed) reply.headers.emplace_back("Allow", match.allow);
    responder.send(std::move(reply));
}

const Door& Kit::door_at(std::string_view path) const {
    for (const Door& door : parts_.doors)
        if (path.starts_with(door.prefix)) return door;
    return parts_.doors.back();
}

Kit::Sight Kit::may_see_metrics(std::optional<std::string_view> authorization) const {
    if (parts_.metrics_token.empty()) return parts_.metrics_are_open ? Sight::open : Sight::hidden;
    return equal_in_constant_time(authorization.value_or(""), "Bearer " + parts_.metrics_token) ? Sight::open
                                                                                                : Sight::wrong_token;
}

bool Kit::is_admin(const http::Request& request) const {
    // A page of another origin has no business here, whatever token it knows: the demo's is known to all.
    if (request.header("Origin")) return false;
    return !parts_.admin_token.empty() &&
           equal_in_constant_time(request.header("Authorization").value_or(""), "Bearer " + parts_.admin_token);
}

bool Kit::is_signed(const http::Request& request) const {
    if (parts_.callback_secrets.empty()) return true;
    const SignedMessage message{.id = request.header("webhook-id").value_or(""),
                                .timestamp = request.header("webhook-timestamp").value_or(""),
                                .signature = request.header("webhook-signature").value_or(""),
                                .body = request.body};
    return verify(parts_.callback_secrets, message, parts_.clock.now());
}

bool Kit::begin(const std::string& scope_and_key) {
    const std::lock_guard lock(running_mutex_);
    return running_.insert(scope_and_key).second;
}

void Kit::end(const std::string& scope_and_key) {
    const std::lock_guard lock(running_mutex_);
    running_.erase(scope_and_key);
}

void Kit::count(const Refusal& refusal) { observer_->note(refusal); }

void Kit::flush_log() { observer_->flush(); }

} // namespace cartwright::api
