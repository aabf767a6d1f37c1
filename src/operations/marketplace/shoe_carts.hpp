#pragma once

#include "domain/marketplace/payment_form.hpp"
#include "domain/marketplace/shoe.hpp"
#include "domain/orders/seller.hpp"
#include "operations/work.hpp"

#include <vector>

/// Carts of the marketplace's users, and their checkout, which sells at once.
namespace cartwright::operations {

struct OpenShoeCart {
    std::int64_t user = 0;
};
struct PutShoe {
    std::int64_t cart = 0;
    std::int64_t listing = 0;
    std::int64_t quantity = 1;
    enum class Mode : std::uint8_t { add, set } mode = Mode::add; // a quantity of 0 takes it out
};
struct ShowShoeCart {
    std::int64_t cart = 0;
};
struct CheckOutShoes {
    std::int64_t cart = 0;
    std::optional<PaymentForm> form{};
};

/// A cart at current prices.
struct ShoeCart {
    std::int64_t number = 0;
    std::int64_t user = 0;
    Cart::State state = Cart::State::open;
    struct Item {
        std::int64_t listing = 0; // as the marketplace numbers it
        Line line;
    };
    std::vector<Item> items{};
    Money total{};
};

/// The result of a checkout: a part for each shop, in the order of the parts' numbers.
struct ShoesSold {
    std::int64_t cart = 0;
    struct Part {
        std::int64_t shop = 0;
        SellerOrder order;
    };
    std::vector<Part> parts{};
    Money total{};
    Money fee{}; // of all parts

    [[nodiscard]] Money share() const { return {.minor = total.minor - fee.minor, .currency = total.currency}; }
};

/// The user's open cart, or a new one. Refused: account_not_found.
Result<std::int64_t> open_shoe_cart(Work& work, const OpenShoeCart& wish);

/// Adds pieces of a shoe to a cart, or sets their number. A listing that has been retired can be taken out, but not put
/// in.
/// Refused, in this order: cart_not_found, cart_not_active, listing_not_found, mixed_currencies, not_enough_stock
/// (`subject` is the listing's number), cart_is_full; where it is to be taken out, item_not_in_cart.
Result<PutShoe> put_shoe(Work& work, const PutShoe& wish);

/// Refused: cart_not_found.
Result<ShoeCart> show_shoe_cart(Work& work, const ShowShoeCart& wish);

/// Sells what is in the cart. A refusal leaves the cart unchanged. Refused, in this order: cart_not_found,
/// cart_not_active, payment_form_invalid, no_longer_available, not_enough_stock (likewise), cart_is_empty,
/// mixed_currencies, amount_too_large.
Result<ShoesSold> check_out_shoes(Work& work, const CheckOutShoes& wish);

} // namespace cartwright::operations
