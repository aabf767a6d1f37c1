#include "operations/shopping/discounts.hpp"

#include "domain/catalogue/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/members/member_access.hpp"
#include "operations/shopping/coupon_payments.hpp"
#include "store/shopping/discounts.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace discounts = store::discounts;
namespace member_carts = store::member_carts;

namespace {

ShownDiscount shown(Work& work, Discount discount) {
    ShownDiscount result{.discount = std::move(discount), .owner = {}, .uses = {}, .users = {}};
    result.owner = format_buyer(work, result.discount.owner);
    const bool is_owners = work.actor.account && may_see(work, result.discount.owner);
    const DiscountId id = result.discount.id;
    for (const auto& each : is_owners ? discounts::uses_of(work.tx, id) : discounts::open_uses_of(work.tx, id)) {
        result.uses.push_back(each.use);
        if (each.use.state == DiscountUse::State::used) result.users.push_back(each.member);
    }
    return result;
}

/// The cart that a coupon is to be made from, with its owner locked.
Result<FullCart> lock_source_cart(Work& work, MemberCartId id) {
    const auto seen = member_carts::find(work.tx, id);
    if (!seen || !may_see(work, seen->owner)) return invalid("cart", "was not found");
    lock_buyers(work, {seen->owner});
    auto cart = member_carts::find_full(work.tx, id);
    if (!cart) return invalid("cart", "was not found");
    return *std::move(cart);
}

/// A coupon that may be changed, locked with the cart behind it.
Result<Discount> locked_discount(Work& work, DiscountId id) {
    const auto seen = discounts::find(work.tx, id);
    if (!seen || seen->removed_at || !may_see(work, seen->owner)) return refuse(Why::member_not_found);
    const auto discount = TRY(lock_for_payment(work, seen->owner, id));
    if (!discount || discount->removed_at) return refuse(Why::member_not_found);
    return *discount;
}

/// Verifies or declines payments that wait for the coupon. shopping §2.15: "ids must be pending", "count limits use":
/// no more are verified than there are uses.
std::vector<Flaw> decide(Work& work, const Discount& discount, const std::vector<CartPaymentId>& payments,
                         DiscountUse::State state) {
    const bool is_verified = state == DiscountUse::State::verified;
    const std::string_view field = is_verified ? "add_verified_ids" : "add_declined_ids";
    if (payments.empty()) return {};
    std::int64_t left = is_verified ? discount.uses - discounts::count_taken(work.tx, discount.id) : 0;
    for (const CartPaymentId payment : payments) {
        auto use = discounts::find_use(work.tx, discount.id, payment);
        if (!use || use->state != DiscountUse::State::pending)
            return {field_flaw(field, "must be of pending payments")};
        if (is_verified && left-- <= 0) return {field_flaw(field, "are more than the uses that are left")};
        use->state = state;
        discounts::set_use(work.tx, discount.id, *use);
    }
    return {};
}

/// A cart gives as many uses as it has pieces of each item, over all of its coupons. Removing a coupon and creating
/// another restores no uses.
std::vector<Flaw> take_uses(Work& work, Discount& discount, MemberCartId cart) {
    if (discounts::has_one(work.tx, cart)) return {field_flaw("cart_id", "has a discount coupon already")};
    discount.uses -= discounts::count_taken(work.tx, cart);
    discount.uses_left = discount.uses;
    if (discount.uses > 0) return {};
    return {field_flaw("cart_id", "has had its discount coupons")};
}

} // namespace

Result<ShownDiscount> create_discount(Work& work, const CreateDiscount& wish) {
    std::vector<Flaw> flaws = wish.flaws;
    if (!flaws.empty()) return invalid(std::move(flaws));
    Discount discount = wish.discount;
    discount.id = DiscountId{static_cast<std::int64_t>(work.tx.entropy().next() >> 1)}; // the id permits seeing it
    discount.owner = buyer_of(work, wish.on_behalf);
    discount.amount.currency = work.terms.catalogue.currency;
    discount.made_at = work.tx.now();
    discount.changed_at = work.tx.now();
    if (wish.has_cart) {
        const FullCart cart = TRY(lock_source_cart(work, discount.cart.value_or(MemberCartId{})));
        flaws = complete(discount, &cart, is_admin(work));
        if (flaws.empty()) flaws = take_uses(work, discount, cart.cart.id);
    } else {
        discount.cart.reset();
        flaws = complete(discount, nullptr, is_admin(work));
    }
    if (!flaws.empty()) return invalid(std::move(flaws));
    discounts::add(work.tx, discount);
    return shown(work, std::move(discount));
}

Result<ShownDiscount> show_discount(Work& work, const ShowDiscount& wish) {
    auto discount = discounts::find(work.tx, wish.discount);
    if (!discount || discount->removed_at) return refuse(Why::resource_not_found);
    constexpr Scopes members_only{Scope::member};
    if (const auto actor = identify_visitor(work, wish.shown, members_only)) work.actor = *actor;
    return shown(work, *std::move(discount));
}

Result<Discount> verify_discount(Work& work, const VerifyDiscount& wish) {
    Discount discount = TRY(locked_discount(work, wish.discount));
    if (!wish.verified.empty() && discount.cart) {
        const auto cart = member_carts::find_full(work.tx, *discount.cart);
        if (!cart || !is_carried(discount, *cart)) return invalid("cart", "is not fully paid any more");
    }
    std::vector<Flaw> flaws = decide(work, discount, wish.verified, DiscountUse::State::verified);
    if (flaws.empty()) flaws = decide(work, discount, wish.declined, DiscountUse::State::declined);
    if (!flaws.empty()) return invalid(std::move(flaws));
    discounts::touch(work.tx, discount.id);
    return discount;
}

Result<Discount> remove_discount(Work& work, const RemoveDiscount& wish) {
    Discount discount = TRY(locked_discount(work, wish.discount));
    discounts::decline_open(work.tx, discount.id);
    discounts::remove(work.tx, discount.id);
    return discount;
}

Result<std::vector<ShownDiscount>> list_discounts(Work& work, const ListDiscounts& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    std::vector<ShownDiscount> all;
    for (Discount& discount : discounts::of_owner(work.tx, owner)) all.push_back(shown(work, std::move(discount)));
    return all;
}

} // namespace cartwright::operations
