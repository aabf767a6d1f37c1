#pragma once

#include "base/instant.hpp"
#include "base/money.hpp"
#include "store/engine/database.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <utility>

/// Values of our own types in rows. A stored text that is none of an enum, or no currency, is a fault: no other value
/// takes its place.
namespace cartwright::store {

/// Throws a Fault unless the column has three capital letters.
Currency currency_at(const Rows& row, Column column);

/// An amount in minor units, with its currency.
Money money_at(const Rows& row, Column minor, Column currency);

/// Returns nothing for NULL, otherwise an integer, an Id, an Instant or a std::string.
template <class T> std::optional<T> optional_at(const Rows& row, Column column) {
    if (row.is_null(column)) return std::nullopt;
    if constexpr (std::same_as<T, std::string>)
        return std::string(row.text(column));
    else
        return T{row.integer(column)};
}

/// Throws the Fault of a stored text that no value has.
[[noreturn]] void throw_unknown(std::string_view text);

/// Reads an enum by its parser: `parsed_at(row, query.stage, parse_stage)`. Throws a Fault for any other text.
template <class Parse> auto parsed_at(const Rows& row, Column column, const Parse& parse) {
    auto value = parse(row.text(column));
    if (!value) throw_unknown(row.text(column));
    return *std::move(value);
}

} // namespace cartwright::store
