#include "operations/shopping/cart_payments.hpp"

#include "base/text.hpp"
#include "domain/members/terms.hpp"
#include "domain/refusal.hpp"
#include "domain/shopping/payment_page.hpp"
#include "domain/shopping/terms.hpp"
#include "operations/shopping/cart_settlement.hpp"
#include "operations/shopping/coupon_payments.hpp"
#include "store/outbox/jobs.hpp"
#include "store/shopping/discounts.hpp"
#include "store/shopping/images.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace member_carts = store::member_carts;

namespace {

using Method = CartPayment::Method;
using Status = CartPayment::Status;

PaymentReceipt receipt_of(const FullCart& cart, CartPaymentId payment) {
    PaymentReceipt receipt{.items = {}, .cart = cart.cart, .all_items = {}, .payments = {}};
    for (const CartItem& item : cart.items) {
        receipt.all_items.push_back(item.id);
        if (item.payment == payment) receipt.items.push_back(item);
    }
    for (const CartPayment& each : cart.payments) receipt.payments.push_back(each.id);
    return receipt;
}

/// This field has the gateway's number of the payment.
Flaw proof_of_gateway() { return field_flaw("payment_ack_proof", "is the gateway's to say"); }

std::vector<Flaw> flaws_of_wish(const Work& work, const Pay& wish) {
    std::vector<Flaw> flaws = wish.flaws;
    if (is_admin(work)) std::ranges::copy(wish.flaws_of_admin, std::back_inserter(flaws));
    if (!is_at_page(wish.payment) || wish.payment.is_refund) return flaws;
    if (is_admin(work) && wish.payment.proof) flaws.push_back(proof_of_gateway());
    if (!work.secrets.page) flaws.push_back(field_flaw("payment_type", "there is no payment gateway"));
    std::ranges::move(flaws_of_page_request(wish.payment), std::back_inserter(flaws));
    return flaws;
}

bool has_proof(Work& work, const CartPayment& payment) {
    return !trimmed(payment.proof.value_or("")).empty() || store::images::has_active(work.tx, payment.id);
}

/// Why a payment cannot be approved.
std::vector<Flaw> flaws_of_approval(Work& work, const CartPayment& payment, const FullCart& cart) {
    std::vector<Flaw> flaws;
    if (work.terms.shopping.proofs_required && needs_proof(payment) && !has_proof(work, payment))
        flaws.push_back(field_flaw("payment_type", "needs an image of the " + std::string(name_of(payment.method)) +
                                                       ", to be uploaded for this payment"));
    if (payment.is_refund) std::ranges::move(flaws_of_refund(payment, cart), std::back_inserter(flaws));
    return flaws;
}

/// Whether a changed payment leaves less than was given back. Money that was missing before is not the change's doing.
bool is_refunded_too_much(const FullCart& cart, std::int64_t money_before) {
    return figures_of(cart).paid.minor < 0 || paid_in_money(cart) < std::min<std::int64_t>(0, money_before);
}

CartPayment& payment_in_cart(FullCart& cart, CartPaymentId payment) {
    return *std::ranges::find(cart.payments, payment, &CartPayment::id);
}

/// shopping §2.13: "On approval all other pending refunds become status 0, amount 0", those of the same cart.
void end_other_refunds(Work& work, FullCart& cart, CartPaymentId approved) {
    for (CartPayment& other : cart.payments) {
        if (!other.is_refund || other.status != Status::pending || other.id == approved) continue;
        CartPayment ended = other;
        ended.status = Status::failed;
        ended.amount.minor = 0;
        alter_payment(work, other, ended);
        other = ended;
    }
}

CartPayment draft_payment(Work& work, const Pay& wish, AccountId owner) {
    CartPayment payment = wish.payment;
    payment.id = work.tx.next_id<struct CartPayment>();
    payment.owner = owner;
    payment.made_at = work.tx.now();
    payment.changed_at = work.tx.now();
    if (!is_admin(work)) {
        payment.status = Status::pending;
        payment.proof.reset();
    }
    return payment;
}

/// Stores a payment that has passed the checks, and applies its effects.
Result<ShownPayment> store_new_payment(Work& work, FullCart& cart, const CartPayment& payment) {
    if (payment.is_approved()) {
        std::vector<Flaw> flaws = flaws_of_approval(work, payment, cart);
        if (!flaws.empty()) return invalid(std::move(flaws));
    }
    enter_payment(work, payment);
    if (is_at_page(payment))
        store::jobs::add(work.tx, JobKind::page_payment, payment.id.value,
                         work.tx.now() + work.terms.shopping.page_ask_after_ms);
    ShownPayment shown{
        .payment = payment, .owner = format_buyer(work, payment.owner), .page = page_fields_of(work, payment)};
    FullCart with_payment = cart;
    with_payment.payments.push_back(payment);
    if (payment.is_approved() && payment.is_refund) end_other_refunds(work, with_payment, payment.id);
    TRY(decide_items(work, with_payment, payment, Shortage::refuses));
    if (payment.is_approved()) { // shopping §2.12: then the receipt's cart "does not yet contain the new payment"
        cart.items = with_payment.items;
        shown.receipt = receipt_of(cart, payment.id);
    }
    return shown;
}

Result<FullCart> cart_to_pay(Work& work, MemberCartId id, AccountId owner) {
    auto cart = member_carts::find_full(work.tx, id);
    if (!cart) return invalid("cart_id", "was not found");
    if (cart->cart.owner != owner) return invalid("cart_id", "belongs to somebody else");
    if (cart->payments.size() >= cart_payments_max) return invalid("cart_id", "there are too many payments into it");
    return *std::move(cart);
}

/// Applies the changes of an admin to the payment.
std::vector<Flaw> correct(CartPayment& payment, const ChangePayment& wish, const FullCart& cart) {
    std::vector<Flaw> flaws = wish.flaws;
    const CartPayment before = payment;
    const auto is_gateway = [](Method method) { return method == Method::gateway; };
    if (wish.method &&
        is_gateway(*wish.method) != is_gateway(payment.method)) // a payment that the gateway knows stays its own
        flaws.push_back(field_flaw("payment_type", "can't become or stop being gateway"));
    if (wish.proof && is_at_page(payment)) flaws.push_back(proof_of_gateway());
    if (wish.method) payment.method = *wish.method;
    if (wish.proof) payment.proof = wish.proof;
    if (wish.status) {
        payment.status = *wish.status;
        payment.open_at_page = false; // an admin has decided it
    }
    if (!wish.amount) return flaws;
    const std::int64_t minor = payment.is_refund && wish.amount->minor > 0 ? -wish.amount->minor : wish.amount->minor;
    if (minor == payment.amount.minor) return flaws;
    if (payment.discount) flaws.push_back(field_flaw("amount", "is what the discount coupon says"));
    if (is_at_page(payment)) flaws.push_back(field_flaw("amount", "is what the gateway was asked for"));
    if (payment.is_refund && before.is_approved()) flaws.push_back(field_flaw("amount", "is what was paid back"));
    payment.amount.minor = minor;
    std::ranges::move(flaws_of_correction(before, payment, cart), std::back_inserter(flaws));
    return flaws;
}

} // namespace

std::optional<PageFields> page_fields_of(const Work& work, const CartPayment& payment) {
    if (!is_at_page(payment)) return std::nullopt;
    PageFields fields{.return_url = page_return_url(work.terms.members.public_url, payment.id)};
    if (work.secrets.page) fields.checksum = page_checksum(*work.secrets.page, page_request_of(payment));
    return fields;
}

Result<ShownPayment> pay(Work& work, const Pay& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    const auto discount = TRY(lock_for_payment(work, owner, wish.payment.discount));
    std::vector<Flaw> flaws = flaws_of_wish(work, wish);
    if (!flaws.empty()) return invalid(std::move(flaws));
    FullCart cart = TRY(cart_to_pay(work, wish.payment.cart, owner));
    if (!wish.payment.is_refund) flaws = flaws_of_what_is_gone(cart);
    if (!flaws.empty()) return invalid(std::move(flaws));
    CartPayment payment = draft_payment(work, wish, owner);
    if (discount) {
        TRY(use_discount(work, *discount, cart, payment));
        return store_new_payment(work, cart, payment);
    }
    payment.open_at_page = is_at_page(payment) && !payment.is_refund && payment.status == Status::pending;
    const Instant now = work.tx.now();
    flaws = complete(payment, cart, payment.open_at_page ? being_paid_at_page(cart, now) : 0);
    if (flaws.empty() && payment.open_at_page) flaws = flaws_of_second_payment(payment, cart, now);
    if (!flaws.empty()) return invalid(std::move(flaws));
    return store_new_payment(work, cart, payment);
}

Result<ShownPayment> show_payment(Work& work, const ShowPayment& wish) {
    auto payment = member_carts::find(work.tx, wish.payment);
    if (!payment || !may_see(work, payment->owner)) return refuse(Why::member_not_found);
    const FullCart cart = member_carts::find_full(work.tx, payment->cart).value();
    return ShownPayment{.payment = *payment,
                        .owner = format_buyer(work, payment->owner),
                        .page = page_fields_of(work, *payment),
                        .receipt = receipt_of(cart, payment->id)};
}

Result<LockedPayment> lock_payment(Work& work, CartPaymentId id) {
    const auto seen = member_carts::find(work.tx, id);
    if (!seen) return refuse(Why::member_not_found);
    auto discount = TRY(lock_for_payment(work, seen->owner, seen->discount));
    auto cart = member_carts::find_full(work.tx, seen->cart); // read again under the lock
    if (!cart) return refuse(Why::member_not_found);
    const auto payment = std::ranges::find(cart->payments, id, &CartPayment::id);
    if (payment == cart->payments.end()) return refuse(Why::member_not_found);
    return LockedPayment{.payment = *payment, .cart = *std::move(cart), .discount = std::move(discount)};
}

Result<void> replace_payment(Work& work, LockedPayment& locked, CartPayment after, Shortage shortage) {
    const CartPayment before = locked.payment;
    const bool is_new = after.is_approved() && !before.is_approved();
    if (is_new) {
        std::vector<Flaw> flaws = flaws_of_approval(work, after, locked.cart);
        if (!flaws.empty()) return invalid(std::move(flaws));
    }
    const std::int64_t money_before = paid_in_money(locked.cart);
    payment_in_cart(locked.cart, after.id) = after;
    if (is_refunded_too_much(locked.cart, money_before)) return invalid("amount", "has been refunded, or a part of it");
    if (after != before) alter_payment(work, before, after);
    locked.payment = after;
    if (is_new && after.is_refund) end_other_refunds(work, locked.cart, after.id);
    return decide_items(work, locked.cart, after, shortage);
}

Result<CartPayment> change_payment(Work& work, const ChangePayment& wish) {
    const auto seen = member_carts::find(work.tx, wish.payment);
    if (!seen || !may_see(work, seen->owner)) return refuse(Why::member_not_found);
    LockedPayment locked = TRY(lock_payment(work, wish.payment));
    CartPayment after = locked.payment;
    if (is_admin(work)) {
        std::vector<Flaw> flaws = correct(after, wish, locked.cart);
        if (!flaws.empty()) return invalid(std::move(flaws));
    }
    TRY(apply_use_status(work, locked, after));
    const bool is_refresh = after == locked.payment;
    const auto good = replace_payment(work, locked, after, is_refresh ? Shortage::rejects : Shortage::refuses);
    if (!good) return refuse(good.error());
    return locked.payment;
}

Result<CartPayment> remove_payment(Work& work, const RemovePayment& wish) {
    const auto seen = member_carts::find(work.tx, wish.payment);
    if (!seen || !may_see(work, seen->owner)) return refuse(Why::member_not_found);
    if (!is_admin(work)) return refuse({.why = Why::removal_refused, .subject = "Only an admin deletes payments"});
    LockedPayment locked = TRY(lock_payment(work, wish.payment));
    CartPayment payment = locked.payment;
    if (is_at_page(payment))
        return refuse({.why = Why::removal_refused, .subject = "A payment at the gateway can't be deleted"});
    if (payment.is_approved()) {
        if ((payment.discount ? figures_of(locked.cart).paid.minor : paid_in_money(locked.cart)) < payment.amount.minor)
            return refuse({.why = Why::removal_refused, .subject = "A payment that was refunded can't be deleted"});
        CartPayment failed = payment;
        failed.status = Status::failed;
        TRY(replace_payment(work, locked, failed, Shortage::rejects));
    }
    if (payment.discount) store::discounts::forget_use(work.tx, *payment.discount, payment.id);
    store::images::remove_all(work.tx, payment.id);
    erase_payment(work, locked.payment);
    return payment;
}

Result<std::vector<ShownPayment>> list_payments(Work& work, const ListPayments& wish) {
    const AccountId owner = buyer_of(work, wish.on_behalf);
    const std::string owner_text = format_buyer(work, owner);
    std::vector<ShownPayment> shown;
    for (CartPayment& payment : member_carts::payments_of(work.tx, owner)) {
        auto page = page_fields_of(work, payment);
        shown.push_back({.payment = std::move(payment), .owner = owner_text, .page = std::move(page)});
    }
    return shown;
}

} // namespace cartwright::operations
