#include "store/orders/carts.hpp"

#include "domain/refusal.hpp"
#include "store/engine/row_values.hpp"
#include "store/orders/carts.sql.hpp"

namespace cartwright::store::carts {

namespace {

bool has_expired(const Transaction& transaction, Instant touched, const OrderTerms& terms) {
    return terms.cart_life_ms > 0 && touched + terms.cart_life_ms <= transaction.now();
}

} // namespace

void add(Transaction& transaction, CartId cart, std::string_view door, const Owner& owner) {
    transaction.execute(sql::carts::add, cart, door, transaction.now(), owner.account, owner.number);
}

std::optional<CartId> numbered(Transaction& transaction, std::string_view door, std::int64_t number) {
    const auto row = transaction.one(sql::carts::numbered, door, number);
    if (!row) return std::nullopt;
    return CartId{(*row)->integer(sql::carts::numbered.id)};
}

std::optional<Standing> lock_numbered(Transaction& transaction, std::string_view door, std::int64_t number) {
    transaction.lock(sql::carts::lock_numbered, door, number);
    return standing(transaction, door, number);
}

std::optional<Standing> standing(Transaction& transaction, std::string_view door, std::int64_t number) {
    constexpr auto& query = sql::carts::standing;
    const auto row = transaction.one(query, door, number);
    if (!row) return std::nullopt;
    return Standing{.cart = {(*row)->integer(query.id)},
                    .state = parsed_at(**row, query.state, parse_cart_state),
                    .account = optional_at<AccountId>(**row, query.account_id)};
}

std::optional<std::int64_t> open_of(Transaction& transaction, AccountId account, std::string_view door) {
    const auto row = transaction.one(sql::carts::open_of, account, door);
    if (!row) return std::nullopt;
    return (*row)->integer(sql::carts::open_of.number);
}

void lock(Transaction& transaction, CartId cart) { transaction.lock(sql::carts::lock, cart); }

Result<void> exists(Transaction& transaction, CartId cart, std::string_view door, const OrderTerms& terms) {
    const auto row = transaction.one(sql::carts::touched_at, cart, door);
    if (!row || has_expired(transaction, {(*row)->integer(sql::carts::touched_at.touched_at)}, terms))
        return refuse(Why::cart_not_found);
    return {};
}

Result<Stocked> find(Transaction& transaction, CartId cart, std::string_view door, const OrderTerms& terms) {
    constexpr auto& query = sql::carts::find;
    Stocked stocked{.cart = {.id = cart, .lines = {}}, .stocks = {}};
    bool found = false;
    const auto read = [&](const Rows& row) {
        found = !has_expired(transaction, {row.integer(query.touched_at)}, terms);
        stocked.cart.state = parsed_at(row, query.state, parse_cart_state);
        stocked.cart.account = optional_at<AccountId>(row, query.account_id);
        stocked.cart.number = optional_at<std::int64_t>(row, query.number);
        if (row.is_null(query.listing_id)) return; // a cart without lines
        stocked.cart.lines.push_back({.listing = {row.integer(query.listing_id)},
                                      .product = {row.integer(query.product_id)},
                                      .name = std::string(row.text(query.name)),
                                      .price = money_at(row, query.price_minor, query.currency),
                                      .quantity = row.integer(query.quantity),
                                      .seller = {row.integer(query.seller_id)},
                                      .attributes = std::string(row.text(query.attributes)),
                                      .item = row.integer(query.item),
                                      .available = row.integer(query.available) != 0});
        stocked.stocks.push_back({.on_hand = row.integer(query.on_hand),
                                  .held = row.integer(query.held),
                                  .endless = row.integer(query.endless) != 0});
    };
    transaction.each(query, read, cart, door);
    if (!found) return refuse(Why::cart_not_found);
    return stocked;
}

Result<Place> place_for(Transaction& transaction, CartId cart, ProductId product, std::string_view door,
                        const OrderTerms& terms) {
    constexpr auto& query = sql::carts::place_for;
    const auto found = transaction.one(query, cart, product, door);
    if (!found) return refuse(Why::cart_not_found);
    const Rows& row = **found;
    if (has_expired(transaction, {row.integer(query.touched_at)}, terms)) return refuse(Why::cart_not_found);
    if (row.is_null(query.id)) return refuse(Why::product_not_found);
    Place place{.listing = {row.integer(query.id)},
                .name = std::string(row.text(query.name)),
                .stock = {.on_hand = row.integer(query.on_hand),
                          .held = row.integer(query.held) - row.integer(query.held_by_cart)},
                .quantity = optional_at<std::int64_t>(row, query.quantity),
                .lines = row.integer(query.lines),
                .price = money_at(row, query.price_minor, query.currency)};
    if (!row.is_null(query.cart_currency)) place.currency = currency_at(row, query.cart_currency);
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
