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

/// A product that a member has picked, with its name and price as promised. An item in no cart is a wish. An accepted
/// item is sold: a payment covers it.
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
    std::optional<std::string> discount_code{}; // as it was sent; it has no effect
    State state = State::undecided;
    std::optional<CartPaymentId> payment{}; // that accepted it
    Instant made_at{};
    Instant changed_at{};
    bool available = true; // the product is still offered; not used for accepted items

    [[nodiscard]] bool is_accepted() const { return state == State::accepted; }

    /// Whether the item is not sold and no longer offered. It must be removed before its cart can be paid.
    [[nodiscard]] bool is_gone() const { return !available && !is_accepted(); }
    [[nodiscard]] Money cost() const { return {.minor = price.minor * quantity, .currency = price.currency}; }
    friend bool operator==(const CartItem&, const CartItem&) = default;
};
std::string_view name_of(CartItem::State state);
std::optional<CartItem::State> parse_item_state(std::string_view name);

// These limits keep the amounts of a cart far below the range of 64 bits.
inline constexpr std::int64_t item_quantity_max = 100'000;
inline constexpr std::size_t cart_items_max = 500;
inline constexpr std::size_t cart_payments_max = 500;
inline constexpr std::size_t wishes_max = 1'000;
inline constexpr std::size_t member_carts_max = 1'000;

/// A payment of a part of a cart. A refund has a negative amount.
struct CartPayment { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    enum class Method : std::uint8_t { cash, card, cheque, gateway };
    enum class Status : std::uint8_t { pending, approved, failed };

    CartPaymentId id;
    AccountId owner;
    MemberCartId cart;
    Method method = Method::cash;
    Status status = Status::pending;
    Money amount{};
    Money change{}; // cash returned to the buyer
    bool is_refund = false;
    std::optional<DiscountId> discount{}; // a coupon that replaces money
    std::optional<std::string> proof{};   // an admin's note
    std::string first_name{};             // this and the next three: for the gateway's page
    std::string email{};
    std::string phone{};
    std::string product_info{};
    bool came_back = false;    // the buyer's browser has returned from the page
    bool open_at_page = false; // the page's result is not final: it may still take money
    Instant made_at{};
    Instant changed_at{};

    [[nodiscard]] bool is_approved() const { return status == Status::approved; }
    friend bool operator==(const CartPayment&, const CartPayment&) = default;
};
std::string_view name_of(CartPayment::Method method);
std::optional<CartPayment::Method> parse_payment_method(std::string_view name);
std::string_view name_of(CartPayment::Status status);
std::optional<CartPayment::Status> parse_payment_status(std::string_view name);

/// A cart that is paid in parts and is kept.
struct MemberCart {
    MemberCartId id;
    AccountId owner;
    std::optional<std::string> name{};
    std::optional<std::string> notes{};
    std::optional<std::string> discount{}; // an id as it was sent; it has no effect
    Instant made_at{};
    Instant changed_at{};

    friend bool operator==(const MemberCart&, const MemberCart&) = default;
};

/// A cart with its items and payments, each in chronological order.
struct FullCart {
    MemberCart cart;
    std::vector<CartItem> items;
    std::vector<CartPayment> payments;
};

/// Returns the currency of the cart's items and payments, or nothing when it has neither.
[[nodiscard]] std::optional<Currency> currency_of(const FullCart& cart);

/// The totals of a cart (shopping §2.10). None of them is stored.
struct CartFigures {
    bool has_items = false;
    bool is_accepted = false; // all of its items
    Money price{};            // of all items, accepted or not, except those that are gone
    Money paid{};             // approved payments less approved refunds
    Money pending{};          // price less paid; negative when a refund is due
    Money minimum{};          // the minimum of the next payment
};
CartFigures figures_of(const FullCart& cart);

/// Returns, in minor units, what coupons have paid, which is not money.
[[nodiscard]] std::int64_t paid_by_coupons(const FullCart& cart);

/// Returns, in minor units, what was paid in money and not refunded: all that a refund may give back.
[[nodiscard]] std::int64_t paid_in_money(const FullCart& cart);

/// Whether the cart has items and a pending balance of exactly zero (shopping §2.15).
[[nodiscard]] bool is_fully_paid(const CartFigures& figures);

/// A change of an item's state.
struct ItemDecision {
    std::size_t item = 0; // its index
    CartItem::State state = CartItem::State::undecided;
    std::optional<CartPaymentId> payment{};

    friend bool operator==(const ItemDecision&, const ItemDecision&) = default;
};
struct Acceptance {
    std::vector<ItemDecision> changes;  // only of items that change
    std::vector<std::size_t> shortages; // covered, but out of stock: they are rejected

    friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

/// The free pieces of each listing.
using FreeStocks = std::map<ListingId, std::int64_t>;

/// Decides which items the credit accepts (shopping §2.11). It pays for the items in their order, each in full or not
/// at all. The first item that is not covered ends the sequence. `by` is the approved payment that accepts newly
/// covered items. Without it (a payment has failed) no new item is accepted. Accepted items that are rejected return
/// their pieces to the others.
Acceptance accept_items(const std::vector<CartItem>& items, Money credit, std::optional<CartPaymentId> by,
                        const FreeStocks& free);

/// Returns one flaw on `cart` for each item that is no longer offered. Until such items are removed, the cart can't be
/// paid.
std::vector<Flaw> flaws_of_what_is_gone(const FullCart& cart);

/// Returns the flaws of a new payment into the cart. An excess of cash becomes change, and a refund's amount becomes
/// negative, whatever its sign: both are corrected in `payment` (shopping §2.12, §2.13). `being_paid` is the amount of
/// open payments on the gateway's page. It lowers the minimum of this payment.
std::vector<Flaw> complete(CartPayment& payment, const FullCart& cart, std::int64_t being_paid = 0);

/// Returns the flaws of a payment's amount at creation and correction (shopping §2.12): "> 0 unless refund", "≥ minimum
/// payable amount (only while status is null; not for refunds/discounts)". While pending, card and cheque must not
/// exceed the pending balance.
std::vector<Flaw> flaws_of_amount(const CartPayment& payment, const CartFigures& figures);

/// Returns the flaws of a payment's corrected amount; `cart` still has the former one. `flaws_of_amount` applies. In
/// addition, cash, card and cheque can't be raised above the pending balance, in any status. At creation an excess of
/// cash is change instead.
std::vector<Flaw> flaws_of_correction(const CartPayment& before, const CartPayment& after, const FullCart& cart);

/// Returns what prevents a refund's approval (shopping §2.13): the balance "must still be negative and equal the
/// (negative) amount", coupons must not have paid more than that, and it must not be more than was paid in money.
std::vector<Flaw> flaws_of_refund(const CartPayment& refund, const FullCart& cart);

/// shopping 48.6: "That will be validated while approving the payment": card, cheque and refund need a picture,
/// payments by coupon do not.
[[nodiscard]] bool needs_proof(const CartPayment& payment);

} // namespace cartwright
