#pragma once

#include "base/json/json_writer.hpp"
#include "domain/reseller/provisioning.hpp"
#include "http/message.hpp"

/// What several of the replies have in common.
namespace cartwright::api::reseller {

inline http::Reply ok_reply(JsonWriter& json) { return {.status = 200, .body = json.take()}; }

/// {"currency": "USD", "value": 12.5}
void write_money(JsonWriter& json, std::string_view name, Money money);

/// {"name": "value"}; of a sealed attribute only that it is there.
void write_attributes(JsonWriter& json, std::string_view name, const std::vector<Attribute>& attributes);

/// reseller §5.5: "attributes[] {name, value}"; every value as text.
void write_attribute_list(JsonWriter& json, const std::vector<Attribute>& attributes);

/// An int64 of the vendor's API: a decimal string, since a JSON number is exact only up to 2^53.
void write_number(JsonWriter& json, std::string_view name, std::int64_t number);

/// A member with text or an instant, or null where there is none.
void write_or_null(JsonWriter& json, std::string_view name, std::string_view text);
void write_or_null(JsonWriter& json, std::string_view name, const std::optional<Instant>& moment);

/// A member with text or an instant, or no member where there is none.
void write_if_any(JsonWriter& json, std::string_view name, std::string_view text);
void write_if_any(JsonWriter& json, std::string_view name, const std::optional<Instant>& moment);

} // namespace cartwright::api::reseller
