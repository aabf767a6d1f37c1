#include "operations/orderflow/direct_refunds.hpp"

#include "domain/refusal.hpp"
#include "store/orders/orders.hpp"

#include <algorithm>
#include <map>

namespace cartwright::operations {

namespace {

using Quantities = std::map<std::string, std::int64_t, std::less<>>; // by code

/// Equal requests have equal texts: "2000", and a line "1 tea" for each code. A code has no line breaks.
std::string text_of(std::int64_t amount_minor, const Quantities& quantities) {
    std::string text = std::to_string(amount_minor);
    for (const auto& [code, quantity] : quantities) text += '\n' + std::to_string(quantity) + ' ' + code;
    return text;
}

/// The pieces that return to stock. The stock of items that the catalogue does not know is not tracked.
Result<std::vector<store::refunds::Returned>> returned_in(const Order& order, const Quantities& quantities) {
    std::vector<store::refunds::Returned> returned;
    for (const auto& [code, quantity] : quantities) {
        const auto line = std::ranges::find(order.lines, code, &Line::code);
        if (line == order.lines.end()) return refuse(Refusal{.why = Why::item_not_in_cart, .subject = code});
        std::int64_t ordered = 0;
        for (const Line& each : order.lines)
            if (each.code == code) ordered += each.quantity;
        if (quantity > ordered && line->listing.value == 0)
            return refuse(
                Refusal{.why = Why::not_enough_stock, .subject = code, .requested = quantity, .available = ordered});
        if (line->listing.value == 0) continue;
        const auto same = std::ranges::find(returned, line->listing, &store::refunds::Returned::listing);
        if (same != returned.end())
            same->quantity += quantity;
        else
            returned.push_back({.listing = line->listing, .quantity = quantity});
    }
    return returned;
}

} // namespace

Result<AskedRefund> begin_direct_refund(Work& work, const RefundDirectly& wish) {
    store::orders::lock(work.tx, wish.order);
    const Order order = TRY(store::orders::find(work.tx, wish.order, work.door));
    if (order.stage != Stage::paid)
        return refuse(Refusal{.why = Why::out_of_turn, .subject = std::string(name_of(order.stage))});
    if (wish.currency && *wish.currency != order.total.currency) return differs("currency");
    Quantities quantities;
    for (const AssertedItem& item : wish.items) quantities[item.code] += item.quantity;
    const std::string text = text_of(wish.amount_minor, quantities);
    if (auto joined = join_refund(work, order, text)) return *std::move(joined);
    return begin_refund(work, order,
                        {.amount_minor = wish.amount_minor,
                         .reason = wish.reason,
                         .returned = TRY(returned_in(order, quantities)),
                         .wish = text});
}

} // namespace cartwright::operations
