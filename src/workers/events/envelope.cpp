#include "workers/events/envelope.hpp"

#include "base/json/json_writer.hpp"

namespace cartwright::events {

std::string cloud_event(const store::events::Recorded& fact) {
    const std::string sequence = std::to_string(fact.sequence);
    JsonWriter json(256 + fact.data.size());
    json.object([&] {
        json.field("specversion", "1.0");
        json.field("id", sequence);
        json.field("source", "/shop");
        json.field("type", fact.type);
        json.field("subject", fact.subject);
        json.field("time", timestamp(fact.made_at));
        json.field("datacontenttype", "application/json");
        json.field("sequence", sequence);
        json.key("data");
        json.raw(fact.data);
    });
    return json.take();
}

std::string message_id(const store::events::Recorded& fact) { return "shop-" + std::to_string(fact.sequence); }

} // namespace cartwright::events
