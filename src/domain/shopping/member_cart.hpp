#pragma once

#include "base/result.hpp"
#include "domain/accounts/actor.hpp"
#include "domain/catalogue/product.hpp"
#include "domain/ids.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// Something that a member has picked, with the name and price as promised. In no cart it is a wish. What is accepted
/// is sold: a payment covers it.
struct CartItem { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    enum class State : std::uint8_t { undecided, accepted, rejected };

    CartItemId id;
    AccountId owner;
    std::optional<MemberCartId> cart{};
    ListingId listing;
    ProductId product;
    std::string name;
    Money price; // of one piece
    std::int64_t quantity = 1;
    std::optional<std::string> discount_code{}; // as it was sent; it does nothing
    State state = State::undecided;
    std::optional<CartPaymentId> payment{}; // that it was accepted by
    Instant made_at{};
    Instant changed_at{};
    bool available = true; // the product is still offered; of an accepted item nobody asks

    [[nodiscard]] bool is_accepted() const { return state == State::accepted; }

    /// It was not bought, and can't be any more: it has to be taken out of its cart before that is paid.
    [[nodiscard]] bool is_gone() const { return !available && !is_accepted(); }
    [[nodiscard]] Money cost() const { return {.minor = price.minor * quantity, .currency = price.currency}; }
    friend bool operator==(const CartItem&, const CartItem&) = default;
};
std::string_view name_of(CartItem::State state);
CartItem::State parse_item_state(std::string_view name);

// With these no cart comes near the end of 64 bits.
inline constexpr std::int64_t item_quantity_max = 100'000;
inline constexpr std::size_t cart_items_max = 500;
inline constexpr std::size_t cart_payments_max = 500;
inline constexpr std::size_t wishes_max = 1'000;
inline constexpr std::size_t member_carts_max = 1'000;

/// An attempt to pay a part of a cart. A refund is one with a negative amount.
struct CartPayment { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    enum class Method : std::uint8_t { cash, card, cheque, gateway };
    enum class Status : std::uint8_t { pending, approved, failed };

    CartPaymentId id;
    AccountId owner;
    MemberCartId cart;
    Method method = Method::cash;
    Status status = Status::pending;
    Money amount{};
    Money change{}; // that goes back across the counter
    bool is_refund = false;
    std::optional<DiscountId> discount{}; // a coupon in the place of money
    std::optional<std::string> proof{};   // what an admin has noted of it
    std::string first_name{};             // this and what follows for the page of the gateway
    std::string email{};
    std::string phone{};
    std::string product_info{};
    bool came_back = false;    // the buyer's browser, from there
    bool open_at_page = false; // the page has not said its last word: money may still be taken there
    Instant made_at{};
    Instant changed_at{};

    [[nodiscard]] bool is_approved() const { return status == Status::approved; }
    friend bool operator==(const CartPayment&, const CartPayment&) = default;
};
std::string_view name_of(CartPayment::Method method);
std::optional<CartPayment::Method> parse_payment_method(std::string_view name);
std::string_view name_of(CartPayment::Status status);
CartPayment::Status parse_payment_status(std::string_view name);

/// A cart that is paid in parts, and stays.
struct MemberCart {
    MemberCartId id;
    AccountId owner;
    std::optional<std::string> name{};
    std::optional<std::string> notes{};
    std::optional<std::string> discount{}; // an id as it was sent; it does nothing
    Instant made_at{};
    Instant changed_at{};

    friend bool operator==(const MemberCart&, const MemberCart&) = default;
};

/// A cart with all that is in it, each in the order of time.
struct FullCart {
    MemberCart cart;
    std::vector<CartItem> items;
    std::vector<CartPayment> payments;
};

/// Of what is in a cart and what was paid into it, which is one; nothing when it has neither.
[[nodiscard]] std::optional<Currency> currency_of(const FullCart& cart);

/// What a cart comes to (shopping §2.10). None of it is stored.
struct CartFigures {
    bool has_items = false;
    bool is_accepted = false; // every item of it
    Money price{};            // of all items, accepted or not, but for what is gone
    Money paid{};             // approved payments less approved refunds
    Money pending{};          // price less paid: negative when something has to go back
    Money minimum{};          // the least that the next payment may be
};
CartFigures figures_of(const FullCart& cart);

/// In minor units: what coupons have paid, which is no money.
[[nodiscard]] std::int64_t paid_by_coupons(const FullCart& cart);

/// Something is in it, and its pending balance is exactly zero (shopping §2.15).
[[nodiscard]] bool is_fully_paid(const CartFigures& figures);

/// What becomes of an item of a cart.
struct ItemDecision {
    std::size_t item = 0; // which
    CartItem::State state = CartItem::State::undecided;
    std::optional<CartPaymentId> payment{};

    friend bool operator==(const ItemDecision&, const ItemDecision&) = default;
};
struct Acceptance {
    std::vector<ItemDecision> changes;  // of those that change
    std::vector<std::size_t> shortages; // covered, but the stock is gone: they are rejected

    friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

/// How many pieces can be sold of each listing.
using FreeStocks = std::map<ListingId, std::int64_t>;

/// shopping §2.11: the credit pays for the items in their order, all of each or nothing, and who is not covered ends
/// the row. `by` is the approved payment that accepts what is covered now and was not; without one (a payment has
/// failed) nothing new is accepted. What is rejected gives its pieces back to the others.
Acceptance accept_items(const std::vector<CartItem>& items, Money credit, std::optional<CartPaymentId> by,
                        const FreeStocks& free);

/// What in the cart is not offered any more, one flaw on `cart` for each: until it is taken out nothing is paid.
std::vector<Flaw> flaws_of_what_is_gone(const FullCart& cart);

/// What is wrong with a payment that is to be made into a cart of these figures. Of cash what is too much is change,
/// and of a refund the sign does not matter: both are put right in `payment` (shopping §2.12, §2.13).
/// `being_paid` is what open payments on the gateway's page are about to pay: the least that another one may be is less
/// by that.
std::vector<Flaw> complete(CartPayment& payment, const FullCart& cart, std::int64_t being_paid = 0);

/// What is wrong with the amount of a payment, when it is made and when it is corrected (shopping §2.12): "> 0 unless
/// refund", "≥ minimum payable amount (only while status is null; not for refunds/discounts)", and of card and cheque
/// no more than the pending balance.
std::vector<Flaw> flaws_of_amount(const CartPayment& payment, const CartFigures& figures);

/// What is wrong with another amount of a payment of `cart`, where it still has its former one: `flaws_of_amount`, and
/// cash, card and cheque are not raised above the pending balance, whatever the status. At its creation cash in excess
/// of that is change.
std::vector<Flaw> flaws_of_correction(const CartPayment& before, const CartPayment& after, const FullCart& cart);

/// What stands against a refund's approval (shopping §2.13): the balance "must still be negative and equal the
/// (negative) amount", and coupons have not paid more than that.
std::vector<Flaw> flaws_of_refund(const CartPayment& refund, const FullCart& cart);

/// shopping 48.6: "That will be validated while approving the payment": card, cheque and refund need a picture.
[[nodiscard]] bool needs_proof(const CartPayment& payment);

} // namespace cartwright
