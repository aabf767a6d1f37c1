#include "store/reseller/customer_carts.hpp"

#include "store/engine/row_values.hpp"
#include "store/reseller/customer_carts.sql.hpp"

namespace cartwright::store::customer_carts {

namespace {

template <class CartQuery> CustomerCart cart_in(const Rows& row, const CartQuery& query, AccountId customer) {
    const bool is_open = parsed_at(row, query.state, parse_cart_state) == Cart::State::open;
    return {.id = {row.integer(query.id)},
            .customer = customer,
            .status = is_open ? parsed_at(row, query.purpose, parse_cart_status) : CartStatus::ordered,
            .title = std::string(row.text(query.title)),
            .user_name = std::string(row.text(query.user_name)),
            .opened_at = {row.integer(query.opened_at)},
            .touched_at = {row.integer(query.touched_at)},
            .place = row.integer(query.place),
            .currency = row.is_null(query.currency) ? std::optional<Currency>{} : currency_at(row, query.currency)};
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
    return cart_in(**row, sql::customer_carts::find, customer);
}

std::vector<CustomerCart> page(Transaction& transaction, const Wanted& wanted) {
    constexpr auto& query = sql::customer_carts::page;
    std::vector<CustomerCart> found;
    const auto read = [&](const Rows& row) { found.push_back(cart_in(row, query, wanted.customer)); };
    transaction.each(query, read, wanted.customer, name_of_wanted(wanted), wanted.limit, wanted.offset, wanted.after);
    return found;
}

std::int64_t count(Transaction& transaction, const Wanted& wanted) {
    constexpr auto& query = sql::customer_carts::count;
    const auto row = transaction.one(query, wanted.customer, name_of_wanted(wanted));
    return (*row)->integer(query.count);
}

} // namespace cartwright::store::customer_carts
