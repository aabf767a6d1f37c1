#include "domain/orders/checkout.hpp"

#include "domain/refusal.hpp"

#include <algorithm>
#include <map>

namespace cartwright {

namespace {

tl::unexpected<Refusal> out_of_stock(const Line& line, std::int64_t available) {
    return refuse(Refusal{
        .why = Why::not_enough_stock, .subject = line.name, .requested = line.quantity, .available = available});
}

} // namespace

Result<Placement> place(const Cart& cart, std::span<const Stock> stocks, const OrderTerms& terms, Instant now) {
    if (cart.lines.empty()) return refuse(Why::cart_is_empty);
    if (const auto all = all_available(cart.lines); !all) return refuse(all.error());
    for (std::size_t i = 0; i < cart.lines.size(); ++i) {
        if (cart.lines[i].quantity > stocks[i].free()) return out_of_stock(cart.lines[i], stocks[i].free());
    }
    const Money total = TRY(total_of(cart.lines));

    Placement placement{.lines = cart.lines, .total = total};
    if (terms.hold_ms > 0) placement.hold_deadline = now + terms.hold_ms;
    return placement;
}

Result<std::vector<Sold>> sell(const Order& order, std::span<const Stock> stocks, std::span<const Hold> holds) {
    if (!may_go(order.stage, Stage::paid))
        return refuse(Refusal{.why = Why::order_already_processed, .subject = std::string(name_of(order.stage))});
    std::vector<Sold> sales;
    std::map<ListingId, std::size_t> known; // the same listing may occur in several lines
    sales.reserve(order.lines.size());
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const Line& line = order.lines[i];
        if (stocks[i].endless) continue;
        const auto [place, is_new] = known.try_emplace(line.listing, sales.size());
        if (is_new) sales.push_back({.listing = line.listing, .freed = held_of(holds, line.listing)});
        Sold& sold = sales[place->second];
        const std::int64_t available = stocks[i].free() + sold.freed - sold.quantity;
        if (line.quantity > available) return out_of_stock(line, available);
        sold.quantity += line.quantity;
    }
    return sales;
}

std::int64_t held_of(std::span<const Hold> holds, ListingId listing) {
    std::int64_t held = 0;
    for (const Hold& hold : std::ranges::equal_range(holds, listing, {}, &Hold::listing)) held += hold.quantity;
    return held;
}

} // namespace cartwright
