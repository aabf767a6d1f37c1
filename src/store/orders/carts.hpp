#pragma once

#include "domain/orders/cart.hpp"
#include "domain/orders/terms.hpp"
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
    std::optional<std::int64_t> number{}; // by which the door identifies the cart, where it uses numbers
};
void add(Transaction& transaction, CartId cart, std::string_view door, const Owner& owner = {});

/// Returns the cart with that number at a door.
std::optional<CartId> numbered(Transaction& transaction, std::string_view door, std::int64_t number);

/// The state of a cart. `lock_numbered` also locks the cart until the end of the transaction.
struct Standing {
    CartId cart;
    Cart::State state = Cart::State::open;
    std::optional<AccountId> account{};
};
std::optional<Standing> lock_numbered(Transaction& transaction, std::string_view door, std::int64_t number);
std::optional<Standing> standing(Transaction& transaction, std::string_view door, std::int64_t number);

/// Returns the number of an account's open cart, if there is one.
std::optional<std::int64_t> open_of(Transaction& transaction, AccountId account, std::string_view door);

/// Locks the cart, its lines and its checkouts until the end of the transaction.
void lock(Transaction& transaction, CartId cart);

/// `exists`, `find` and `place_for` refuse when the door has no such cart. They also refuse when the cart has not been
/// used for longer than the terms allow.
Result<void> exists(Transaction& transaction, CartId cart, std::string_view door, const OrderTerms& terms);
Result<Stocked> find(Transaction& transaction, CartId cart, std::string_view door, const OrderTerms& terms);

/// The data that decides whether more pieces of a product may be added to a cart.
struct Place {
    ListingId listing;
    std::string name;
    Stock stock;                            // pieces that placed orders of this cart hold count as free
    std::optional<std::int64_t> quantity{}; // already in the cart; nothing when it has no such line
    std::int64_t lines = 0;                 // the number of lines of the cart
    Money price{};                          // of the product
    std::optional<Currency> currency{};     // of the first line of the cart that is still on sale
};

/// Also refused when no seller offers the product.
Result<Place> place_for(Transaction& transaction, CartId cart, ProductId product, std::string_view door,
                        const OrderTerms& terms);

/// Adds the line at the end, or changes its quantity and attributes. `item` distinguishes lines of the same listing.
struct ItemOfCart {
    std::int64_t item = 0;
    std::string attributes{};
};
void put_line(Transaction& transaction, CartId cart, ListingId listing, std::int64_t quantity,
              const ItemOfCart& item = {});

/// Returns false when there is no such line.
bool remove_line(Transaction& transaction, CartId cart, ProductId product);

void touch(Transaction& transaction, CartId cart);
void set_state(Transaction& transaction, CartId cart, Cart::State state);
void remove(Transaction& transaction, CartId cart);

/// Deletes up to `limit` carts of a door that have not been used since `deadline` and have no held order; returns how
/// many.
std::int64_t remove_untouched(Transaction& transaction, std::string_view door, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::carts
