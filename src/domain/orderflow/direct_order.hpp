#pragma once

#include "domain/ledger/tax.hpp"
#include "domain/orders/checkout.hpp"

#include <optional>
#include <span>
#include <string>

namespace cartwright {

/// One item of an order without a cart. The client asserts its code and price.
struct AssertedItem {
    std::string code; // the client's own
    std::int64_t quantity = 0;
    std::int64_t price_minor = 0;

    friend bool operator==(const AssertedItem&, const AssertedItem&) = default;
};

/// An order without a cart.
struct DirectOrder {
    std::string customer; // the client's id of the buyer
    std::string country;  // determines the tax rates
    std::vector<AssertedItem> items;

    friend bool operator==(const DirectOrder&, const DirectOrder&) = default;
};

/// The terms of a direct order.
struct DirectOrderTerms {
    Currency currency{};      // of items that the catalogue does not contain, if it contains none
    std::int64_t hold_ms = 0; // how long the stock is reserved for the payment; 0: no reservation
    const TaxTerms& tax;
};

/// The largest total that a client can receive as a JSON number.
inline constexpr std::int64_t asserted_total_max_minor = 10'000'000'000'000;

/// Parses a code as a catalogue number: digits only, without a leading zero.
std::optional<ProductId> parse_product_code(std::string_view code);

/// Turns asserted items into a placement. `known[i]` is the catalogue's data for item i. An item without it is accepted
/// at the client's price and without stock control. Refused: cart_is_empty; inventory_rejected, for the first item that
/// is not offered, whose price is not the catalogue's or whose stock is short; currency_not_supported;
/// mixed_currencies; amount_too_large.
/// orderflow A3-11: "If the product is in the catalogue, its price and stock rule; unknown ids are accepted".
Result<Placement> place(const DirectOrder& order, std::span<const std::optional<KnownItem>> known,
                        const DirectOrderTerms& terms, Instant now);

} // namespace cartwright
