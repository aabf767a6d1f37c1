#include "store/shopping/discounts.hpp"

#include "base/object_id.hpp"
#include "store/engine/money_rows.hpp"
#include "store/shopping/discounts.sql.hpp"

namespace cartwright::store::discounts {

namespace {

Discount discount_at(const Rows& row) {
    Discount discount{.id = {row.integer(0)},
                      .owner = {row.integer(1)},
                      .amount = money_at(row, 3),
                      .percentage_bps = row.integer(5),
                      .requires_verification = row.integer(6) != 0,
                      .uses = row.integer(7),
                      .uses_left = row.integer(8),
                      .made_at = {row.integer(10)},
                      .changed_at = {row.integer(11)}};
    if (!row.is_null(2)) discount.cart = MemberCartId{row.integer(2)};
    if (!row.is_null(9)) discount.removed_at = Instant{row.integer(9)};
    return discount;
}

void read_products(Transaction& transaction, Discount& discount) {
    transaction.each(
        sql::discounts::products, [&](const Rows& row) { discount.products.push_back({row.integer(0)}); }, discount.id);
}

template <class Statement>
std::vector<SpeltUse> format_uses(Transaction& transaction, const Statement& statement, DiscountId discount) {
    std::vector<SpeltUse> uses;
    const auto read = [&](const Rows& row) {
        const std::int64_t member = row.integer(1);
        uses.push_back({.use = {.payment = {row.integer(0)}, .member = {member}, .state = parse_use_state(row.text(2))},
                        .member = row.is_null(3) ? object_id(member) : object_id(Instant{row.integer(3)}, member)});
    };
    transaction.each(statement, read, discount);
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
    if (const auto row = transaction.one(sql::discounts::find, discount)) found = discount_at(*row->operator->());
    if (found) read_products(transaction, *found);
    return found;
}

std::vector<Discount> of_owner(Transaction& transaction, AccountId owner) {
    std::vector<Discount> found;
    transaction.each(sql::discounts::of_owner, [&](const Rows& row) { found.push_back(discount_at(row)); }, owner);
    for (Discount& discount : found) read_products(transaction, discount);
    return found;
}

bool has_one(Transaction& transaction, MemberCartId cart) {
    return transaction.one(sql::discounts::of_cart, cart).has_value();
}

std::int64_t count_taken(Transaction& transaction, DiscountId discount) {
    return transaction.one(sql::discounts::taken, discount).value()->integer(0);
}

std::int64_t count_taken(Transaction& transaction, MemberCartId cart) {
    return transaction.one(sql::discounts::taken_of_cart, cart).value()->integer(0);
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
    return transaction.one(sql::discounts::pending, discount).value()->integer(0);
}

void decline_open(Transaction& transaction, DiscountId discount) {
    transaction.execute(sql::discounts::decline_open, discount);
}

void forget_use(Transaction& transaction, DiscountId discount, CartPaymentId payment) {
    transaction.execute(sql::discounts::remove_use, discount, payment);
}

std::optional<DiscountUse> find_use(Transaction& transaction, DiscountId discount, CartPaymentId payment) {
    const auto row = transaction.one(sql::discounts::find_use, discount, payment);
    if (!row) return std::nullopt;
    return DiscountUse{.payment = payment, .member = {(*row)->integer(0)}, .state = parse_use_state((*row)->text(1))};
}

std::vector<SpeltUse> uses_of(Transaction& transaction, DiscountId discount) {
    return format_uses(transaction, sql::discounts::uses, discount);
}

std::vector<SpeltUse> open_uses_of(Transaction& transaction, DiscountId discount) {
    return format_uses(transaction, sql::discounts::open_uses, discount);
}

} // namespace cartwright::store::discounts
