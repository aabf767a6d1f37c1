#include "store/carts.hpp"

#include "domain/refusal.hpp"
#include "store/carts.sql.hpp"

namespace cartwright::store::carts {

bool add(Transaction& transaction, CartId cart, std::string_view door) {
    return transaction.execute(sql::carts::add, cart, door, transaction.now()) == 1;
}

Result<void> exists(Transaction& transaction, CartId cart, const Terms& terms) {
    const auto row = transaction.one(sql::carts::touched_at, cart);
    if (!row) return refuse(Why::cart_not_found);
    const Instant touched{(*row)->integer(0)};
    if (terms.cart_life_ms > 0 && touched + terms.cart_life_ms <= transaction.now()) return refuse(Why::cart_not_found);
    return {};
}

Result<Stocked> find(Transaction& transaction, CartId cart, const Terms& terms) {
    if (const auto found = exists(transaction, cart, terms); !found) return refuse(found.error());
    Stocked stocked{.cart = {.id = cart, .lines = {}}, .stocks = {}};
    const auto read = [&](const Rows& row) {
        const auto currency = Currency::parse(row.text(4)).value_or(Currency{});
        stocked.cart.lines.push_back({.listing = {row.integer(0)},
                                      .product = {row.integer(1)},
                                      .name = std::string(row.text(2)),
                                      .price = {.minor = row.integer(3), .currency = currency},
                                      .quantity = row.integer(5)});
        stocked.stocks.push_back({.on_hand = row.integer(6), .held = row.integer(7)});
    };
    transaction.each(sql::carts::lines, read, cart);
    return stocked;
}

std::optional<std::int64_t> quantity(Transaction& transaction, CartId cart, ListingId listing) {
    const auto row = transaction.one(sql::carts::quantity, cart, listing);
    if (!row) return std::nullopt;
    return (*row)->integer(0);
}

std::int64_t count_lines(Transaction& transaction, CartId cart) {
    return (*transaction.one(sql::carts::count_lines, cart))->integer(0);
}

void put_line(Transaction& transaction, CartId cart, ListingId listing, std::int64_t quantity) {
    transaction.execute(sql::carts::put_line, cart, listing, transaction.next_id<struct Position>(), quantity);
}

bool remove_line(Transaction& transaction, CartId cart, ProductId product, SellerId seller) {
    return transaction.execute(sql::carts::remove_line, cart, product, seller) > 0;
}

void touch(Transaction& transaction, CartId cart) { transaction.execute(sql::carts::touch, cart, transaction.now()); }

void remove(Transaction& transaction, CartId cart) { transaction.execute(sql::carts::remove, cart); }

std::int64_t remove_untouched(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute(sql::carts::remove_untouched, deadline, limit);
}

} // namespace cartwright::store::carts
