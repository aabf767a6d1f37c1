#include "domain/reseller/customer_cart.hpp"

#include "domain/refusal.hpp"

namespace cartwright {

namespace {

std::vector<Line> lines_of(std::span<const Item> items) {
    std::vector<Line> lines;
    lines.reserve(items.size());
    for (const Item& item : items) lines.push_back(line_of(item));
    return lines;
}

} // namespace

std::string_view name_of(CartStatus status) {
    switch (status) {
    case CartStatus::open: return "open";
    case CartStatus::saved: return "saved";
    case CartStatus::quote: return "quote";
    case CartStatus::ordered: return "ordered";
    }
    return {};
}

std::optional<CartStatus> parse_cart_status(std::string_view name) {
    for (const CartStatus status : {CartStatus::open, CartStatus::saved, CartStatus::quote, CartStatus::ordered})
        if (name_of(status) == name) return status;
    return std::nullopt;
}

Result<Money> total_of(std::span<const Item> items) { return total_of(lines_of(items)); }

Money shown_total_of(std::span<const Item> items) { return shown_total_of(lines_of(items)); }

// reseller A1-12: "status CHECKED_OUT, readable, immutable; any later change or second checkout → 409".
Result<void> may_change(const CustomerCart& cart) {
    if (cart.status == CartStatus::ordered) return refuse(Why::cart_not_active);
    return {};
}

Result<void> may_order(const CustomerCart& cart) {
    if (const auto open = may_change(cart); !open) return refuse(open.error());
    return may_order(cart.items);
}

Result<void> may_order(std::span<const Item> items) {
    if (items.empty()) return refuse(Why::cart_is_empty);
    for (const Item& item : items) {
        if (item.is_available()) continue;
        if (item.plan.retired) return refuse(Refusal{.why = Why::no_longer_available, .subject = item.plan.name});
        return refuse(Refusal{.why = Why::plan_disabled, .subject = item.plan.sku});
    }
    if (std::vector<Flaw> flaws = flaws_of(items); !flaws.empty())
        return refuse(Refusal{.why = Why::provisioning_data_invalid, .flaws = std::move(flaws)});
    if (const auto total = total_of(items); !total) return refuse(total.error());
    return {};
}

std::string cart_resource(std::int64_t customer, CartId cart) {
    return "customers/" + std::to_string(customer) + "/carts/" + std::to_string(cart.value);
}

std::string item_resource(std::int64_t customer, CartId cart, ItemId item) {
    return cart_resource(customer, cart) + "/cartItems/" + std::to_string(item.value);
}

} // namespace cartwright
