#pragma once

#include "domain/orders/checkout.hpp"

#include <optional>
#include <span>
#include <string>

namespace cartwright {

/// One item of an order that comes without a cart: what it is and what it costs are the client's words.
struct AssertedItem {
    std::string code; // what the client calls it
    std::int64_t quantity = 0;
    std::int64_t price_minor = 0;

    friend bool operator==(const AssertedItem&, const AssertedItem&) = default;
};

/// An order without a cart, from whom and where to.
struct DirectOrder {
    std::string customer; // what the client calls the buyer
    std::string country;  // whose taxes
    std::vector<AssertedItem> items;

    friend bool operator==(const DirectOrder&, const DirectOrder&) = default;
};

/// Nothing costs more than a client can be told in a JSON number.
inline constexpr std::int64_t asserted_total_max_minor = 10'000'000'000'000;

/// The number that a code would be in the catalogue: all digits, without a leading zero.
std::optional<ProductId> parse_product_code(std::string_view code);

/// Turns asserted items into a placement. `known[i]` is what the catalogue knows of item i, or nothing: then it is
/// taken at the client's price, and nobody counts it. Refused: inventory_rejected, for the first item whose price is
/// not the catalogue's or whose stock is short; mixed_currencies; amount_too_large.
/// orderflow A3-11: "If the product is in the catalogue, its price and stock rule; unknown ids are accepted".
Result<Placement> place(const DirectOrder& order, std::span<const std::optional<KnownItem>> known, const Terms& terms,
                        Instant now);

} // namespace cartwright
