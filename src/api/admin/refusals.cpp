#include "api/admin/refusals.hpp"

#include "api/core/complaint.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::admin {

namespace {

http::Reply not_authorized() {
    http::Reply reply = complaint(401, "The admin token is missing or wrong");
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

} // namespace

http::Reply refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::not_authorized: return not_authorized();
    case Why::foreign_origin: return complaint(403, "Pages of this origin may not use the admin API");
    case Why::events_removed:
        return complaint(410, "Events before " + std::to_string(refusal.available) + " are no longer kept");
    case Why::webhook_not_found: return complaint(404, "Webhook not found");
    case Why::address_not_allowed: return complaint(400, "The URL must be of a public address");
    default: return plain_refusal(refusal);
    }
}

} // namespace cartwright::api::admin
