#include "api/reseller/writing.hpp"

namespace cartwright::api::reseller {

void write_money(JsonWriter& json, std::string_view name, Money money) {
    json.object(name, [&] {
        json.field("currency", money.currency.text());
        json.money("value", money.minor);
    });
}

void write_attributes(JsonWriter& json, const std::vector<Attribute>& attributes) {
    json.object("attributes", [&] {
        for (const Attribute& attribute : attributes) {
            json.any_key(attribute.name);
            if (attribute.sealed)
                json.text(sealed_shown);
            else if (attribute.kind == Attribute::Kind::text)
                json.text(attribute.value);
            else
                json.raw(attribute.value);
        }
    });
}

void write_if_any(JsonWriter& json, std::string_view name, std::string_view text) {
    if (!text.empty()) json.field(name, text);
}

void write_if_any(JsonWriter& json, std::string_view name, const std::optional<Instant>& moment) {
    if (moment) json.field(name, timestamp(*moment));
}

} // namespace cartwright::api::reseller
