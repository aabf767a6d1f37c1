#pragma once

#include "api/core/input.hpp"
#include "api/core/request_context.hpp"
#include "domain/orderflow/direct_order.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reads what the bodies of several requests have in common.
namespace cartwright::api::orderflow {

inline constexpr std::size_t customer_bytes_max = 64;
inline constexpr std::size_t code_bytes_max = 64;
inline constexpr std::size_t name_bytes_max = 200;
inline constexpr std::size_t phone_bytes_max = 50;
inline constexpr std::size_t address_bytes_max = 500;
inline constexpr std::size_t reason_bytes_max = 200;
inline constexpr std::int64_t quantity_max = 1'000'000;
inline constexpr std::int64_t items_max = 2'000;

/// The body of a request, with flaws in words that follow the member's name: "items[0].price must be a number".
BodyInput read_body(RequestContext& context);

// What follows reads a required member of `body`. An invalid one reads as empty.

/// One line of text, without blanks at either end. It contains nothing that could end a line of a mail header.
std::string read_text(BodyInput& body, std::string_view name, std::size_t bytes_max);

/// The same for text about the recipient of a mail, an invoice or a parcel. Links, and characters that change lines
/// or directions, are refused.
std::string read_name(BodyInput& body, std::string_view name, std::size_t bytes_max);

/// The same as `read_text`; nothing when there is no such member.
std::optional<std::string> read_optional_text(BodyInput& body, std::string_view name, std::size_t bytes_max);

/// An amount in minor units: not negative, at most two decimals.
std::int64_t read_money(BodyInput& body, std::string_view name, std::int64_t minor_max);

/// The items of a list, up to the first that is invalid; none after an earlier flaw of the body.
enum class Prices : bool { left_out, asserted };
std::vector<AssertedItem> read_items(BodyInput& body, std::string_view name, Prices prices);

} // namespace cartwright::api::orderflow
