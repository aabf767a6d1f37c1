#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"
#include "domain/ledger/tax.hpp"
#include "domain/orders/cart.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

enum class Stage : std::uint8_t { placed, paid, failed };

std::string_view name_of(Stage stage);
std::optional<Stage> parse_stage(std::string_view name);

struct StageStep {
    Stage from;
    Stage to;
};

/// The allowed changes of an order's stage.
inline constexpr StageStep stage_steps[] = {
    {Stage::placed, Stage::paid},   // a payment covers the total, and the stock is available
    {Stage::placed, Stage::failed}, // the payment failed, the stock is gone, or another order of the cart was paid
};

constexpr bool may_go(Stage from, Stage to) {
    for (const StageStep step : stage_steps)
        if (step.from == from && step.to == to) return true;
    return false;
}
static_assert(may_go(Stage::placed, Stage::paid));
static_assert(!may_go(Stage::paid, Stage::failed));
static_assert(!may_go(Stage::failed, Stage::paid));

/// What was ordered, with names and prices as promised at the checkout.
struct Order {
    OrderId id;
    CartId cart;
    std::string door{};
    Stage stage = Stage::placed;
    std::string reason{}; // why it failed, e.g. "payment failed", "out of stock", "superseded"
    std::vector<Line> lines;
    Money total; // all lines, and the tax where it is added to the prices
    TaxMode tax_mode = TaxMode::none;
    Money tax{}; // included in the total
    Instant placed_at;
    std::optional<AccountId> account{};
    std::optional<std::int64_t> number{}; // as the door formats it, where the door numbers orders
    std::string reference{};              // the buyer's own: a purchase order or a customer id
    bool sellers_owe_tax = true;          // false: paid in a version that posted the tax of all lines as the house's

    friend bool operator==(const Order&, const Order&) = default;
};

/// Returns the tax in the lines of one seller.
std::int64_t tax_of_seller(const Order& order, SellerId seller);

/// Stock reserved for an order until a deadline.
struct Hold {
    OrderId order;
    ListingId listing;
    std::int64_t quantity = 0;
    Instant deadline;

    friend bool operator==(const Hold&, const Hold&) = default;
};

} // namespace cartwright
