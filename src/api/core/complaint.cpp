#include "api/core/complaint.hpp"

#include "base/json/json_writer.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api {

http::Reply complaint(int status, std::string_view detail) {
    JsonWriter json;
    json.object([&] { json.field("detail", detail); });
    return {.status = status, .body = json.take()};
}

http::Reply busy(int status, std::string_view detail) {
    http::Reply reply = complaint(status, detail);
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

http::Reply malformed(const std::vector<Flaw>& flaws) {
    JsonWriter json;
    json.object([&] {
        json.array("detail", flaws, [&](const Flaw& flaw) {
            json.object([&] {
                json.key("loc");
                json.array(flaw.field.empty() ? std::vector{flaw.place} : std::vector{flaw.place, flaw.field},
                           [&](const std::string& step) { json.text(step); });
                json.field("msg", flaw.message);
                json.field("type", flaw.type);
            });
        });
    });
    return {.status = 422, .body = json.take()};
}

http::Reply plain_refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::malformed: return malformed(refusal.flaws);
    case Why::not_authorized: return complaint(401, "Not authorized");
    case Why::not_allowed: return complaint(403, "Not allowed");
    case Why::key_reused: return complaint(422, "This Idempotency-Key was used for a different request");
    case Why::key_in_use: return busy(409, "A request with this Idempotency-Key is still running");
    case Why::overloaded: return busy(503, "Too many requests are waiting; try again");
    case Why::store_unavailable: return busy(503, "The store can't write now; nothing was changed");
    default: return complaint(400, "Refused");
    }
}

} // namespace cartwright::api
