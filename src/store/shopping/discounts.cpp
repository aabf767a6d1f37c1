#include "store/shopping/discounts.hpp"

#include "base/object_id.hpp"
#include "store/engine/row_values.hpp"
#include "store/shopping/discounts.sql.hpp"

namespace cartwright::store::discounts {

namespace {

template <class DiscountQuery> Discount discount_in(const Rows& row, const DiscountQuery& query) {
    return {.id = {row.integer(query.id)},
            .owner = {row.integer(query.owner_id)},
            .cart = optional_at<MemberCartId>(row, query.cart_id),
            .amount = money_at(row, query.amount_minor, query.currency),
            .percentage_bps = row.integer(query.percentage_bps),
            .requires_verification = row.integer(query.requires_verification) != 0,
            .uses = row.integer(query.uses),
            .uses_left = row.integer(query.uses_left),
            .removed_at = optional_at<Instant>(row, query.removed_at),
            .made_at = {row.integer(query.made_at)},
            .changed_at = {row.integer(query.changed_at)}};
}

void read_products(Transaction& transaction, Discount& discount) {
    const auto read = [&](const Rows& row) {
        discount.products.push_back({row.integer(sql::discounts::products.product_id)});
    };
    transaction.each(sql::discounts::products, read, discount.id);
}

template <class UseQuery>
std::vector<SpeltUse> format_uses(Transaction& transaction, const UseQuery& query, DiscountId discount) {
    std::vector<SpeltUse> uses;
    const auto read = [&](const Rows& row) {
        const std::int64_t member = row.integer(query.member_id);
        const auto made_at = optional_at<Instant>(row, query.member_made_at);
        uses.push_back({.use = {.payment = {row.integer(query.payment_id)},
                                .member = {member},
                                .state = parsed_at(row, query.state, parse_use_state)},
                        .member = made_at ? object_id(*made_at, member) : object_id(member)});
    };
    transaction.each(query, read, discount);
    return uses;
}

} // namespace

void add(Transaction& transaction, const Discount& discount) {
    transaction.execute(sql::discounts::add, discount.id, discount.owner, discount.cart, discount.amount.minor,
                        discount.amount.currency.text(), discount.percentage_bps,
                        static_cast<std::int64_t>(discount.requires_verification), discount.uses, discount.uses_left,
                        discount.made_at);
    std::int64_t position = 0;
    for (const ProductId product : discount.products)
        transaction.execute(sql::discounts::add_product, discount.id, ++position, product);
}

std::optional<Discount> find(Transaction& transaction, DiscountId discount) {
    std::optional<Discount> found;
    if (const auto row = transaction.one(sql::discounts::find, discount))
        found = discount_in(**row, sql::discounts::find);
    if (found) read_products(transaction, *found);
    return found;
}

std::vector<Discount> of_owner(Transaction& transaction, AccountId owner) {
    std::vector<Discount> found;
    transaction.each(
        sql::discounts::of_owner, [&](const Rows& row) { found.push_back(discount_in(row, sql::discounts::of_owner)); },
        owner);
    for (Discount& discount : found) read_products(transaction, discount);
    return found;
}

bool has_one(Transaction& transaction, MemberCartId cart) {
    return transaction.one(sql::discounts::of_cart, cart).has_value();
}

std::int64_t count_taken(Transaction& transaction, DiscountId discount) {
    return transaction.one(sql::discounts::taken, discount).value()->integer(sql::discounts::taken.count);
}

std::int64_t count_taken(Transaction& transaction, MemberCartId cart) {
    return transaction.one(sql::discounts::taken_of_cart, cart).value()->integer(sql::discounts::taken_of_cart.count);
}

void forget_cart(Transaction& transaction, MemberCartId cart) {
    transaction.execute(sql::discounts::forget_cart, cart);
}

void lock(Transaction& transaction, DiscountId discount) { transaction.lock(sql::discounts::lock, discount); }

bool take_use(Transaction& transaction, DiscountId discount) {
    return transaction.execute_counted(sql::discounts::take_use, discount, transaction.now()) == 1;
}

void touch(Transaction& transaction, DiscountId discount) {
    transaction.execute(sql::discounts::touch, discount, transaction.now());
}

void remove(Transaction& transaction, DiscountId discount) {
    transaction.execute(sql::discounts::remove, discount, transaction.now());
}

void add_use(Transaction& transaction, DiscountId discount, const DiscountUse& use) {
    transaction.execute(sql::discounts::add_use, discount, use.payment, use.member, name_of(use.state));
}

void set_use(Transaction& transaction, DiscountId discount, const DiscountUse& use) {
    transaction.execute(sql::discounts::set_use, discount, use.payment, name_of(use.state));
}

std::int64_t count_pending(Transaction& transaction, DiscountId discount) {
    return transaction.one(sql::discounts::pending, discount).value()->integer(sql::discounts::pending.count);
}

void decline_open(Transaction& transaction, DiscountId discount) {
    transaction.execute(sql::discounts::decline_open, discount);
}

void forget_use(Transaction& transaction, DiscountId discount, CartPaymentId payment) {
    transaction.execute(sql::discounts::remove_use, discount, payment);
}

std::optional<DiscountUse> find_use(Transaction& transaction, DiscountId discount, CartPaymentId payment) {
    constexpr auto& query = sql::discounts::find_use;
    const auto row = transaction.one(query, discount, payment);
    if (!row) return std::nullopt;
    return DiscountUse{.payment = payment,
                       .member = {(*row)->integer(query.member_id)},
                       .state = parsed_at(**row, query.state, parse_use_state)};
}

std::vector<SpeltUse> uses_of(Transaction& transaction, DiscountId discount) {
    return format_uses(transaction, sql::discounts::uses, discount);
}

std::vector<SpeltUse> open_uses_of(Transaction& transaction, DiscountId discount) {
    return format_uses(transaction, sql::discounts::open_uses, discount);
}

} // namespace cartwright::store::discounts
