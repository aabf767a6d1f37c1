#pragma once

#include "domain/shopping/discount.hpp"
#include "operations/shopping/buyers.hpp"
#include "operations/shopping/cart_settlement.hpp"

/// Payments into members' carts, and refunds (shopping §2.12, §2.13).
namespace cartwright::operations {

/// shopping §2.12: what an approved payment has paid for, with the present state of the cart.
struct PaymentReceipt {
    std::vector<CartItem> items; // that this payment accepted
    MemberCart cart;
    std::vector<CartItemId> all_items;
    std::vector<CartPaymentId> payments;
};

/// The fields that a browser takes to the gateway's page with a payment.
struct PageFields {
    std::string return_url; // where the browser returns to
    std::string checksum;
};

/// Nothing when the payment is not made on that page.
std::optional<PageFields> page_fields_of(const Work& work, const CartPayment& payment);

struct ShownPayment {
    CartPayment payment;
    std::string owner;
    std::optional<PageFields> page{};
    std::optional<PaymentReceipt> receipt{};
};

/// Refused: member_invalid, field by field. Only an admin may set `status`.
struct Pay {
    OnBehalf on_behalf;
    CartPayment payment;                // the cart, the method and the amount; the fields for the payment page
    std::vector<Flaw> flaws{};          // of the request
    std::vector<Flaw> flaws_of_admin{}; // of the fields that only an admin may set
};
Result<ShownPayment> pay(Work& work, const Pay& wish);

/// Refused, here and below: member_not_found, when the payment is another member's.
struct ShowPayment {
    CartPaymentId payment;
};
Result<ShownPayment> show_payment(Work& work, const ShowPayment& wish);

/// An admin approves, disapproves or corrects a payment; the fields of other callers are ignored. Without any change
/// the payment is refreshed (shopping 49a): it decides the items of its cart anew. Refused: member_invalid.
struct ChangePayment {
    CartPaymentId payment;
    std::optional<CartPayment::Status> status{};
    std::optional<Money> amount{};
    std::optional<CartPayment::Method> method{};
    std::optional<std::string> proof{};
    std::vector<Flaw> flaws{}; // of the request
};
Result<CartPayment> change_payment(Work& work, const ChangePayment& wish);

/// Removes a payment, for an admin. Refused also: removal_refused.
struct RemovePayment {
    CartPaymentId payment;
};
Result<CartPayment> remove_payment(Work& work, const RemovePayment& wish);

struct ListPayments {
    OnBehalf on_behalf;
};
Result<std::vector<ShownPayment>> list_payments(Work& work, const ListPayments& wish);

/// A payment with its cart. Its owner is locked; with a coupon, so are the coupon and the owner of the cart behind it.
struct LockedPayment {
    CartPayment payment;
    FullCart cart; // with the payment in it
    std::optional<Discount> discount{};
};
Result<LockedPayment> lock_payment(Work& work, CartPaymentId payment);

/// Replaces the payment, with all consequences: items, other refunds, the ledger. Refused: member_invalid.
Result<void> replace_payment(Work& work, LockedPayment& locked, CartPayment after, Shortage shortage);

} // namespace cartwright::operations
