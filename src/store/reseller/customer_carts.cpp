#include "store/reseller/customer_carts.hpp"

#include "store/engine/money_rows.hpp"
#include "store/reseller/customer_carts.sql.hpp"

namespace cartwright::store::customer_carts {

namespace {

CustomerCart cart_at(const Rows& row, AccountId customer) {
    const bool is_open = parse_cart_state(row.text(1)) == Cart::State::open;
    CustomerCart cart{.id = {row.integer(0)},
                      .customer = customer,
                      .status = is_open ? parse_cart_status(row.text(2)).value() : CartStatus::ordered,
                      .title = std::string(row.text(3)),
                      .user_name = std::string(row.text(4)),
                      .opened_at = {row.integer(5)},
                      .touched_at = {row.integer(6)},
                      .place = row.integer(8)};
    if (!row.is_null(7)) cart.currency = currency_at(row, 7);
    return cart;
}

std::string_view name_of_wanted(const Wanted& wanted) { return wanted.status ? name_of(*wanted.status) : ""; }

} // namespace

void add(Transaction& transaction, const CustomerCart& cart) {
    transaction.execute(sql::customer_carts::add, cart.id, name_of(cart.status), cart.title, cart.user_name,
                        cart.customer, transaction.next_id<struct CustomerCartPlace>());
}

void change(Transaction& transaction, const CustomerCart& cart) {
    transaction.execute(sql::customer_carts::change, cart.id, name_of(cart.status), cart.title, cart.user_name);
}

std::optional<CustomerCart> find(Transaction& transaction, CartId cart, AccountId customer) {
    const auto row = transaction.one(sql::customer_carts::find, cart, customer);
    if (!row) return std::nullopt;
    return cart_at(*row->operator->(), customer);
}

std::vector<CustomerCart> page(Transaction& transaction, const Wanted& wanted) {
    std::vector<CustomerCart> found;
    const auto read = [&](const Rows& row) { found.push_back(cart_at(row, wanted.customer)); };
    transaction.each(sql::customer_carts::page, read, wanted.customer, name_of_wanted(wanted), wanted.limit,
                     wanted.offset, wanted.after);
    return found;
}

std::int64_t count(Transaction& transaction, const Wanted& wanted) {
    return (*transaction.one(sql::customer_carts::count, wanted.customer, name_of_wanted(wanted)))->integer(0);
}

} // namespace cartwright::store::customer_carts
