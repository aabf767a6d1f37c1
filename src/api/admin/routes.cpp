#include "api/admin/admin_schemas.json.hpp"
#include "api/admin/door.hpp"
#include "api/admin/events.hpp"
#include "api/admin/refusals.hpp"
#include "api/complaint.hpp"

namespace cartwright::api::admin {

namespace {

using http::Method;

constexpr Parameter events_parameters[] = {
    {"query", "after", R"({"type":"integer","minimum":0})", "The sequence of the last event that is known already"},
    {"query", "limit", R"({"type":"integer","minimum":1,"maximum":1000,"default":100})", "How many at most"},
    {"header", "Last-Event-ID", R"({"type":"integer","minimum":0})", "Like `after`; a stream resumes with it"},
};
constexpr Answer events_answers[] = {
    {200, "Events in order, as CloudEvents 1.0; with `Accept: text/event-stream` a stream that goes on.", "EventPage",
     R"({"events":[{"specversion":"1.0","id":"7","source":"/shop","type":"cartwright.order.paid",)"
     R"("subject":"orders/0b1c2d3e4f50","time":"2026-01-01T12:00:00.000Z","datacontenttype":"application/json",)"
     R"("sequence":"7","data":{"order_id":"0b1c2d3e4f50","total_minor":8999,"currency":"USD",)"
     R"("method":"payments-server"}}],"newest":7})"},
    {401, "It needs `Authorization: Bearer TOKEN`.", "AdminError", {}},
    {410, "Some of these events are no longer kept.", "AdminError", {}},
    {422, "A parameter is malformed.", "AdminMalformed", {}}};

constexpr Route routes[] = {
    {Method::get,
     "/events",
     show_events,
     "show_events",
     "What has happened, in order and without gaps.",
     events_parameters,
     {},
     {},
     events_answers},
};

} // namespace

Door door() {
    return {.name = "admin",
            .about = "For who runs the shop: what has happened in it, and who is told.",
            .prefix = "/events",
            .routes = routes,
            .schemas = embedded::admin_schemas,
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::admin
