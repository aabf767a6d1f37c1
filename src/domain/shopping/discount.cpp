#include "domain/shopping/discount.hpp"

#include "domain/names.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>

namespace cartwright {

namespace {

constexpr std::array<std::string_view, 4> use_states{"pending", "verified", "declined", "used"};

bool has_equal_quantities(const std::vector<CartItem>& items) {
    return std::ranges::all_of(items, [&](const CartItem& item) { return item.quantity == items.front().quantity; });
}

/// shopping 52.3: "the sum of the prices of accepted items(1 each.)".
std::int64_t one_of_each(const std::vector<CartItem>& items) {
    std::int64_t sum = 0;
    for (const CartItem& item : items)
        if (item.is_accepted()) sum += item.price.minor;
    return sum;
}

std::vector<Flaw> complete_from_cart(Discount& discount, const FullCart& cart) {
    const CartFigures figures = figures_of(cart);
    std::vector<Flaw> flaws;
    if (!is_fully_paid(figures)) flaws.push_back(field_flaw("cart", "is not fully paid"));
    if (paid_by_coupons(cart) > 0) flaws.push_back(field_flaw("cart", "was paid with discount coupons"));
    if (!has_equal_quantities(cart.items)) flaws.push_back(field_flaw("cart", "must have equal quantities"));
    if (discount.amount.minor > one_of_each(cart.items))
        flaws.push_back(field_flaw("discount_amount", "must not be more than one piece of each item costs"));
    if (discount.percentage_bps != 0) flaws.push_back(field_flaw("discount_percentage", "must be 0"));
    discount.amount.currency = figures.price.currency;
    discount.products.clear();
    for (const CartItem& item : cart.items) discount.products.push_back(item.product);
    discount.uses = cart.items.empty() ? 0 : cart.items.front().quantity;
    return flaws;
}

std::vector<Flaw> flaws_without_cart(const Discount& discount, bool is_admin) {
    std::vector<Flaw> flaws;
    if (!is_admin) flaws.push_back(field_flaw("cart", "can't be blank"));
    if (!is_admin || discount.uses <= 0) flaws.push_back(field_flaw("count", "must be greater than 0"));
    if (discount.percentage_bps < 0 || discount.percentage_bps > whole_bps)
        flaws.push_back(field_flaw("discount_percentage", "must be between 0 and 100"));
    return flaws;
}

} // namespace

std::string_view name_of(DiscountUse::State state) { return name_in(use_states, state); }
std::optional<DiscountUse::State> parse_use_state(std::string_view name) {
    return value_in<DiscountUse::State>(use_states, name);
}

std::vector<Flaw> complete(Discount& discount, const FullCart* cart, bool is_admin) {
    std::vector<Flaw> flaws =
        cart != nullptr ? complete_from_cart(discount, *cart) : flaws_without_cart(discount, is_admin);
    if (discount.amount.minor < 0) flaws.push_back(field_flaw("discount_amount", "must be greater than or equal to 0"));
    discount.uses_left = discount.uses;
    return flaws;
}

bool is_carried(const Discount& discount, const FullCart& cart) {
    const bool has_pieces =
        std::ranges::all_of(cart.items, [&](const CartItem& item) { return item.quantity >= discount.uses; });
    return has_pieces && is_fully_paid(figures_of(cart)) && discount.amount.minor <= one_of_each(cart.items);
}

Money worth_of(const Discount& discount, Money pending) {
    const std::int64_t owed = std::max<std::int64_t>(0, pending.minor);
    if (discount.amount.minor > 0) return {std::min(discount.amount.minor, owed), pending.currency};
    const std::int64_t whole = owed / whole_bps * discount.percentage_bps; // in two steps to avoid overflow
    const std::int64_t rest = owed % whole_bps * discount.percentage_bps;
    constexpr std::int64_t half = whole_bps / 2;
    return {std::min(whole + (rest + half) / whole_bps, owed), pending.currency};
}

} // namespace cartwright
