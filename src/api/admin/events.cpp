#include "api/admin/events.hpp"

#include "api/core/api_server.hpp"
#include "api/core/input.hpp"
#include "api/core/request_context.hpp"
#include "base/json/json_writer.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "operations/outbox/events.hpp"
#include "workers/events/envelope.hpp"
#include "workers/events/feed.hpp"

namespace cartwright::api::admin {

namespace {

constexpr std::int64_t limit_default = 100;
constexpr std::int64_t limit_max = 1000;

Result<operations::ListEvents> read_list_events(const RequestContext& context) {
    QueryInput query(context.request.query);
    operations::ListEvents wish{.after = query.integer("after", {.min = 0}).value_or(0),
                                .limit = query.integer("limit", {.min = 1, .max = limit_max}).value_or(limit_default)};
    if (const auto flaws = flawless(query.flaws()); !flaws) return refuse(flaws.error());
    // A browser's EventSource sends this header when it reconnects.
    if (const auto last = context.request.header("Last-Event-ID"))
        wish.after = parse_integer(*last).value_or(wish.after);
    return wish;
}

http::Reply write_event_page(const operations::EventPage& page) {
    JsonWriter json(1024);
    json.object([&] {
        json.array("events", page.facts, [&](const auto& fact) { json.raw(events::cloud_event(fact)); });
        json.field("newest", page.newest);
    });
    return {.body = json.take()};
}

http::Reply open_event_stream(RequestContext& context, std::int64_t after) {
    auto events = std::make_shared<events::EventStream>(after);
    context.server.feed().add(events);
    return {.content_type = "text/event-stream",
            .headers = {{"Cache-Control", "no-cache"}, {"X-Accel-Buffering", "no"}},
            .stream = std::move(events)};
}

} // namespace

void show_events(RequestContext& context) {
    if (const auto may = context.server.admit_admin(context.request); !may) return context.answer(refuse(may.error()));
    auto wish = read_list_events(context);
    const auto accepted = context.request.header("Accept").value_or("");
    if (!wish || accepted.find("text/event-stream") == std::string_view::npos)
        return context.read(std::move(wish), operations::list_events, write_event_page);
    context.answer(open_event_stream(context, wish->after));
}

} // namespace cartwright::api::admin
