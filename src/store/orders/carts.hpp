#pragma once

#include "domain/orders/cart.hpp"
#include "domain/terms.hpp"
#include "store/engine/transaction.hpp"

#include <optional>

/// Carts and their lines, as stored.
namespace cartwright::store::carts {

/// A cart with the stock behind each of its lines.
struct Stocked {
    Cart cart;
    std::vector<Stock> stocks;
};

struct Owner {
    std::optional<AccountId> account{};
    std::optional<std::int64_t> number{}; // how the door spells the cart, where it counts
};
void add(Transaction& transaction, CartId cart, std::string_view door, const Owner& owner = {});

/// The cart that a door spells so.
std::optional<CartId> numbered(Transaction& transaction, std::string_view door, std::int64_t number);

/// The same, when it must not change until the end of the transaction.
struct Standing {
    CartId cart;
    Cart::State state = Cart::State::open;
    std::optional<AccountId> account{};
};
std::optional<Standing> lock_numbered(Transaction& transaction, std::string_view door, std::int64_t number);
std::optional<Standing> standing(Transaction& transaction, std::string_view door, std::int64_t number);

/// The number of an account's open cart, if it has one.
std::optional<std::int64_t> open_of(Transaction& transaction, AccountId account, std::string_view door);

/// Keeps others from changing the cart, its lines and its checkouts until the end of the transaction.
void lock(Transaction& transaction, CartId cart);

/// All of these are refused when the door has no such cart, or it has been left alone for longer than the terms say.
Result<void> exists(Transaction& transaction, CartId cart, std::string_view door, const Terms& terms);
Result<Stocked> find(Transaction& transaction, CartId cart, std::string_view door, const Terms& terms);

/// What decides whether more pieces of a product may go into a cart.
struct Place {
    ListingId listing;
    std::string name;
    Stock stock;                            // what placed orders of this cart hold counts as free
    std::optional<std::int64_t> quantity{}; // in the cart already: nothing when it has no such line
    std::int64_t lines = 0;                 // of the cart
    Money price{};                          // of the product
    std::optional<Currency> currency{};     // of the first line of the cart that is still on offer
};

/// Also refused when nobody offers the product.
Result<Place> place_for(Transaction& transaction, CartId cart, ProductId product, std::string_view door,
                        const Terms& terms);

/// Adds the line at the end, or changes its quantity and attributes. `item` tells lines of the same listing apart.
struct ItemOfCart {
    std::int64_t item = 0;
    std::string attributes{};
};
void put_line(Transaction& transaction, CartId cart, ListingId listing, std::int64_t quantity,
              const ItemOfCart& item = {});

/// False when there is no such line.
bool remove_line(Transaction& transaction, CartId cart, ProductId product);

void touch(Transaction& transaction, CartId cart);
void set_state(Transaction& transaction, CartId cart, Cart::State state);
void remove(Transaction& transaction, CartId cart);

/// Removes up to `limit` carts of a door that nobody has touched since `deadline` and no held order belongs to; returns
/// how many.
std::int64_t remove_untouched(Transaction& transaction, std::string_view door, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::carts
