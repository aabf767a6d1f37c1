#pragma once

#include "base/json/json_reader.hpp"
#include "base/result.hpp"
#include "domain/orderflow/direct_order.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::api::orderflow {

inline constexpr std::size_t customer_bytes_max = 64;
inline constexpr std::size_t code_bytes_max = 64;
inline constexpr std::size_t name_bytes_max = 200;
inline constexpr std::size_t phone_bytes_max = 50;
inline constexpr std::size_t address_bytes_max = 500;
inline constexpr std::size_t reason_bytes_max = 200;
inline constexpr std::int64_t quantity_max = 1'000'000;
inline constexpr std::size_t items_max = 2'000;

/// Reads the members of a JSON body and collects what is wrong with them. An invalid member reads as empty.
class Fields {
  public:
    Fields(http::JsonReader& reader, std::string_view body);

    [[nodiscard]] bool has(std::string_view name) const;

    /// One line of text, without blanks at either end. It contains nothing that could end a line of a mail header.
    std::string text(std::string_view name, std::size_t bytes_max);

    /// The same for text about the recipient of a mail, an invoice or a parcel. Links, and characters that change lines
    /// or directions, are refused.
    std::string name(std::string_view field, std::size_t bytes_max);
    std::optional<std::string> optional_text(std::string_view name, std::size_t bytes_max);

    /// An amount in minor units: not negative, at most two decimals.
    std::int64_t money(std::string_view name, std::int64_t minor_max);

    enum class Prices : bool { left_out, asserted };
    std::vector<AssertedItem> items(std::string_view name, Prices prices);

    void note(const std::string& where, std::string what);

    /// Nothing, or a refusal with all flaws.
    [[nodiscard]] Result<void> flawless();

  private:
    using Object = http::JsonObject;
    std::optional<http::JsonValue> value(const Object& object, const std::string& path, std::string_view name);
    std::string read_text(const Object& object, const std::string& path, std::string_view name, std::size_t bytes_max);
    std::int64_t read_money(const Object& object, const std::string& path, std::string_view name,
                            std::int64_t minor_max);
    std::string read_code(const Object& object, const std::string& path);
    AssertedItem read_item(const Object& object, const std::string& path, Prices prices);

    std::optional<Object> body_;
    std::vector<Flaw> flaws_;
};

} // namespace cartwright::api::orderflow
