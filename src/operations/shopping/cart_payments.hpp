#pragma once

#include "domain/shopping/discount.hpp"
#include "operations/shopping/buyers.hpp"
#include "operations/shopping/cart_settlement.hpp"

/// Payments into members' carts, and refunds (shopping §2.12, §2.13).
namespace cartwright::operations {

/// shopping §2.12: what a payment that was approved has paid for, with the cart as it stands.
struct PaymentReceipt {
    std::vector<CartItem> items; // that this payment accepted
    MemberCart cart;
    std::vector<CartItemId> all_items;
    std::vector<CartPaymentId> payments;
};

/// What a browser takes to the page of the gateway with a payment.
struct PageFields {
    std::string return_url; // where it comes back to
    std::string checksum;
};

/// Nothing where the payment is not to be made there.
std::optional<PageFields> page_fields_of(const Work& work, const CartPayment& payment);

struct ShownPayment {
    CartPayment payment;
    std::string owner;
    std::optional<PageFields> page{};
    std::optional<PaymentReceipt> receipt{};
};

/// Refused: member_invalid, field by field. `status` is an admin's to say.
struct Pay {
    OnBehalf on_behalf;
    CartPayment payment;                // the cart, the method and the amount; the fields for the payment page
    std::vector<Flaw> flaws{};          // of what was sent
    std::vector<Flaw> flaws_of_admin{}; // of what is an admin's to say
};
Result<ShownPayment> pay(Work& work, const Pay& wish);

/// Refused, here and below: member_not_found, when it is somebody else's.
struct ShowPayment {
    CartPaymentId payment;
};
Result<ShownPayment> show_payment(Work& work, const ShowPayment& wish);

/// An admin approves, disapproves or corrects; whatever is sent by somebody else is not looked at. Without any change
/// the payment is refreshed (shopping 49a): it decides the items of its cart anew. Refused: member_invalid.
struct ChangePayment {
    CartPaymentId payment;
    std::optional<CartPayment::Status> status{};
    std::optional<Money> amount{};
    std::optional<CartPayment::Method> method{};
    std::optional<std::string> proof{};
    std::vector<Flaw> flaws{}; // of what was sent
};
Result<CartPayment> change_payment(Work& work, const ChangePayment& wish);

/// An admin's. Refused also: removal_refused.
struct RemovePayment {
    CartPaymentId payment;
};
Result<CartPayment> remove_payment(Work& work, const RemovePayment& wish);

struct ListPayments {
    OnBehalf on_behalf;
};
Result<std::vector<ShownPayment>> list_payments(Work& work, const ListPayments& wish);

/// A payment with its cart, whose owner is locked, and the owner of the coupon in it.
struct LockedPayment {
    CartPayment payment;
    FullCart cart; // with the payment in it
    std::optional<Discount> discount{};
};
Result<LockedPayment> lock_payment(Work& work, CartPaymentId payment);

/// Gives the payment another status, with all that follows: items, other refunds, the ledger. Refused: member_invalid.
Result<void> replace_payment(Work& work, LockedPayment& locked, CartPayment after, Shortage shortage);

} // namespace cartwright::operations
