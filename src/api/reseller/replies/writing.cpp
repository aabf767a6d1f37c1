#include "api/reseller/replies/writing.hpp"

namespace cartwright::api::reseller {

void write_money(JsonWriter& json, std::string_view name, Money money) {
    json.object(name, [&] {
        json.field("currency", money.currency.text());
        json.money("value", money.minor);
    });
}

void write_attribute_list(JsonWriter& json, const std::vector<Attribute>& attributes) {
    json.array("attributes", attributes, [&](const Attribute& attribute) {
        json.object([&] {
            json.field("name", attribute.name);
            json.field("value", attribute.sealed ? sealed_shown : std::string_view(attribute.value));
        });
    });
}

void write_attributes(JsonWriter& json, std::string_view name, const std::vector<Attribute>& attributes) {
    json.object(name, [&] {
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

void write_number(JsonWriter& json, std::string_view name, std::int64_t number) {
    json.field(name, std::to_string(number));
}

void write_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
    if (text.empty())
        json.null(name);
    else
        json.field(name, text);
}

void write_or_null(JsonWriter& json, std::string_view name, const std::optional<Instant>& moment) {
    write_or_null(json, name, moment ? timestamp(*moment) : std::string());
}

void write_if_any(JsonWriter& json, std::string_view name, std::string_view text) {
    if (!text.empty()) json.field(name, text);
}

void write_if_any(JsonWriter& json, std::string_view name, const std::optional<Instant>& moment) {
    if (moment) json.field(name, timestamp(*moment));
}

} // namespace cartwright::api::reseller
