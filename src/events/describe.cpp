#include "events/describe.hpp"

#include "base/entropy.hpp"
#include "base/object_id.hpp"

namespace cartwright {

void EventFields::type(std::string_view type, std::string_view about) {
    if (kind_ != nullptr) {
        kind_->type = type;
        kind_->about = about;
    } else {
        fact_->type = type;
    }
}

void EventFields::subject(std::string_view prefix, std::string_view id) {
    if (kind_ != nullptr) {
        kind_->subject = prefix;
    } else {
        fact_->subject = prefix;
        fact_->subject += id;
    }
}

std::string format_id(std::int64_t id) {
    constexpr int digits = 12;
    return hexadecimal(static_cast<std::uint64_t>(id), digits);
}

namespace as {

void write_id(JsonWriter& json, std::string_view name, const std::int64_t& value) {
    json.field(name, format_id(value));
}

void write_decimal_id(JsonWriter& json, std::string_view name, const std::int64_t& value) {
    json.field(name, std::to_string(value));
}

void write_object_id(JsonWriter& json, std::string_view name, const std::int64_t& value) {
    json.field(name, cartwright::object_id(value));
}

void write_currency(JsonWriter& json, std::string_view name, const Currency& value) { json.field(name, value.text()); }

void write_unless_absent(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) json.field(name, *value);
}

void write_or_null(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& value) {
    if (value)
        json.field(name, *value);
    else
        json.null(name);
}

} // namespace as

} // namespace cartwright
