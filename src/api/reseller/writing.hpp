#pragma once

#include "base/json_writer.hpp"
#include "domain/provisioning.hpp"
#include "http/message.hpp"

/// What several of the replies have in common.
namespace cartwright::api::reseller {

inline http::Reply ok(JsonWriter& json) { return {.status = 200, .body = json.take()}; }

/// {"currency": "USD", "value": 12.5}
void write_money(JsonWriter& json, std::string_view name, Money money);

/// {"name": "value"}; of a sealed one only that it is there.
void write_attributes(JsonWriter& json, const std::vector<Attribute>& attributes);

/// A member with text, or none where there is none.
void write_if_any(JsonWriter& json, std::string_view name, std::string_view text);
void write_if_any(JsonWriter& json, std::string_view name, const std::optional<Instant>& moment);

} // namespace cartwright::api::reseller
