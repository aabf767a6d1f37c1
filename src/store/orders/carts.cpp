#include "store/orders/carts.hpp"

#include "domain/refusal.hpp"
#include "store/engine/money_rows.hpp"
#include "store/orders/carts.sql.hpp"

namespace cartwright::store::carts {

namespace {

bool has_expired(const Transaction& transaction, Instant touched, const Terms& terms) {
    return terms.cart_life_ms > 0 && touched + terms.cart_life_ms <= transaction.now();
}

} // namespace

void add(Transaction& transaction, CartId cart, std::string_view door, const Owner& owner) {
    transaction.execute(sql::carts::add, cart, door, transaction.now(), owner.account, owner.number);
}

std::optional<CartId> numbered(Transaction& transaction, std::string_view door, std::int64_t number) {
    const auto row = transaction.one(sql::carts::numbered, door, number);
    if (!row) return std::nullopt;
    return CartId{(*row)->integer(0)};
}

std::optional<Standing> lock_numbered(Transaction& transaction, std::string_view door, std::int64_t number) {
    transaction.lock(sql::carts::lock_numbered, door, number);
    return standing(transaction, door, number);
}

std::optional<Standing> standing(Transaction& transaction, std::string_view door, std::int64_t number) {
    const auto row = transaction.one(sql::carts::standing, door, number);
    if (!row) return std::nullopt;
    Standing found{.cart = {(*row)->integer(0)}, .state = parse_cart_state((*row)->text(1))};
    if (!(*row)->is_null(2)) found.account = AccountId{(*row)->integer(2)};
    return found;
}

std::optional<std::int64_t> open_of(Transaction& transaction, AccountId account, std::string_view door) {
    const auto row = transaction.one(sql::carts::open_of, account, door);
    if (!row) return std::nullopt;
    return (*row)->integer(0);
}

void lock(Transaction& transaction, CartId cart) { transaction.lock(sql::carts::lock, cart); }

Result<void> exists(Transaction& transaction, CartId cart, std::string_view door, const Terms& terms) {
    const auto row = transaction.one(sql::carts::touched_at, cart, door);
    if (!row || has_expired(transaction, {(*row)->integer(0)}, terms)) return refuse(Why::cart_not_found);
    return {};
}

Result<Stocked> find(Transaction& transaction, CartId cart, std::string_view door, const Terms& terms) {
    Stocked stocked{.cart = {.id = cart, .lines = {}}, .stocks = {}};
    bool found = false;
    const auto read = [&](const Rows& row) {
        found = !has_expired(transaction, {row.integer(0)}, terms);
        stocked.cart.state = parse_cart_state(row.text(13));
        if (!row.is_null(14)) stocked.cart.account = AccountId{row.integer(14)};
        if (!row.is_null(15)) stocked.cart.number = row.integer(15);
        if (row.is_null(1)) return; // a cart without lines
        stocked.cart.lines.push_back({.listing = {row.integer(1)},
                                      .product = {row.integer(2)},
                                      .name = std::string(row.text(3)),
                                      .price = money_at(row, 4),
                                      .quantity = row.integer(6),
                                      .seller = {row.integer(9)},
                                      .attributes = std::string(row.text(12)),
                                      .item = row.integer(11),
                                      .available = row.integer(16) != 0});
        stocked.stocks.push_back({.on_hand = row.integer(7), .held = row.integer(8), .endless = row.integer(10) != 0});
    };
    transaction.each(sql::carts::find, read, cart, door);
    if (!found) return refuse(Why::cart_not_found);
    return stocked;
}

Result<Place> place_for(Transaction& transaction, CartId cart, ProductId product, std::string_view door,
                        const Terms& terms) {
    const auto found = transaction.one(sql::carts::place_for, cart, product, door);
    if (!found) return refuse(Why::cart_not_found);
    const Rows& row = *found->operator->();
    if (has_expired(transaction, {row.integer(0)}, terms)) return refuse(Why::cart_not_found);
    if (row.is_null(1)) return refuse(Why::product_not_found);
    Place place{.listing = {row.integer(1)},
                .name = std::string(row.text(2)),
                .stock = {.on_hand = row.integer(3), .held = row.integer(4) - row.integer(10)},
                .lines = row.integer(6),
                .price = money_at(row, 7)};
    if (!row.is_null(9)) place.currency = currency_at(row, 9);
    if (!row.is_null(5)) place.quantity = row.integer(5);
    return place;
}

void put_line(Transaction& transaction, CartId cart, ListingId listing, std::int64_t quantity, const ItemOfCart& item) {
    transaction.execute(sql::carts::put_line, cart, listing, transaction.next_id<struct Position>(), quantity,
                        item.item, item.attributes);
}

bool remove_line(Transaction& transaction, CartId cart, ProductId product) {
    return transaction.execute_counted(sql::carts::remove_line, cart, product) > 0;
}

void touch(Transaction& transaction, CartId cart) { transaction.execute(sql::carts::touch, cart, transaction.now()); }

void set_state(Transaction& transaction, CartId cart, Cart::State state) {
    transaction.execute(sql::carts::set_state, cart, name_of(state), transaction.now());
}

void remove(Transaction& transaction, CartId cart) { transaction.execute(sql::carts::remove, cart); }

std::int64_t remove_untouched(Transaction& transaction, std::string_view door, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::carts::remove_untouched, deadline, limit, door);
}

} // namespace cartwright::store::carts
