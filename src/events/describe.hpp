#pragma once

#include "base/json/json_writer.hpp"
#include "base/money.hpp"
#include "events/event.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace cartwright {

/// The JSON Schema of a field, and what writes it.
template <class Value> struct FieldType {
    std::string_view schema;
    void (*write)(JsonWriter& json, std::string_view name, const Value& value);
};

/// Receives the description of an event, and writes the event or lists its fields. So the fields of both are the same.
/// Each event has a function `describe`, which names its type, its subject and each field of its data once:
///
///     void describe(EventFields& out, const ShopVerified& event) {
///         out.type("cartwright.shop.verified", "A shop became verified, or is no longer verified.");
///         out.subject("shops/", std::to_string(event.shop));
///         out.field("shop_id", as::number, "Marketplace number of the shop", event.shop);
///         out.field("verified", as::boolean, "Whether the shop is verified now", event.verified);
///     }
///
/// The fields are listed for an event of default values. Therefore `describe` mentions each field in any case, and the
/// type of a field decides whether a value is written.
class EventFields {
  public:
    EventFields(Fact& fact, JsonWriter& json) : fact_(&fact), json_(&json) {}
    explicit EventFields(EventKind& kind) : kind_(&kind) {}

    void type(std::string_view type, std::string_view about);
    void subject(std::string_view prefix, std::string_view id);
    template <class Value>
    void field(std::string_view name, const FieldType<Value>& type, std::string_view about,
               const std::type_identity_t<Value>& value) {
        if (kind_ != nullptr)
            kind_->fields.push_back({.name = name, .schema = type.schema, .about = about});
        else
            type.write(*json_, name, value);
    }

  private:
    Fact* fact_ = nullptr;
    JsonWriter* json_ = nullptr;
    EventKind* kind_ = nullptr;
};

/// Formats the id of a cart or an order: 12 hexadecimal digits.
std::string format_id(std::int64_t id);

/// The types of fields that events of several areas have.
namespace as {

template <class Value> void write(JsonWriter& json, std::string_view name, const Value& value) {
    json.field(name, value);
}
void write_id(JsonWriter& json, std::string_view name, const std::int64_t& value);
void write_decimal_id(JsonWriter& json, std::string_view name, const std::int64_t& value);
void write_object_id(JsonWriter& json, std::string_view name, const std::int64_t& value);
void write_currency(JsonWriter& json, std::string_view name, const Currency& value);
void write_unless_absent(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& value);
void write_or_null(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& value);

inline constexpr FieldType<std::int64_t> number{R"({"type":"integer"})", write};
inline constexpr FieldType<bool> boolean{R"({"type":"boolean"})", write};
inline constexpr FieldType<std::string_view> text{R"({"type":"string"})", write};
inline constexpr FieldType<Currency> currency{R"({"type":"string","pattern":"^[A-Z]{3}$"})", write_currency};

// As `format_id` formats it, as a decimal number, and as `object_id` formats it.
inline constexpr FieldType<std::int64_t> id{R"({"type":"string","pattern":"^[0-9a-f]{12}$"})", write_id};
inline constexpr FieldType<std::int64_t> decimal_id{R"({"type":"string","pattern":"^[0-9]{1,15}$"})", write_decimal_id};
inline constexpr FieldType<std::int64_t> object_id{R"({"type":"string","pattern":"^[0-9a-f]{24}$"})", write_object_id};

inline constexpr FieldType<std::optional<std::int64_t>> optional_number{number.schema, write_unless_absent};
inline constexpr FieldType<std::optional<std::int64_t>> number_or_null{R"({"type":["integer","null"]})", write_or_null};

} // namespace as

} // namespace cartwright
