#include "operations/page_payments.hpp"

#include "base/object_id.hpp"
#include "domain/payment_page.hpp"
#include "domain/refusal.hpp"
#include "store/jobs.hpp"
#include "store/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace member_carts = store::member_carts;

namespace {

using Kind = providers::PageVerdict::Kind;
using Status = CartPayment::Status;

constexpr std::int64_t asked_again_ms = 30'000;
constexpr std::int64_t asked_about_ms = std::int64_t{24} * 60 * 60 * 1000;

AskedPage question(const CartPayment& payment) {
    return {.payment = payment.id,
            .transaction = object_id(payment.id.value),
            .is_question = true,
            .changed_at = payment.changed_at};
}

/// Its number at the gateway stands in a payment that was taken. When that is not approved any more, an admin has
/// decided so, and nothing that the gateway says changes it.
bool is_open(const CartPayment& payment) {
    return is_at_page(payment) && !payment.is_approved() && (payment.status == Status::pending || !payment.proof);
}

/// The money has been taken: the payment knows it, whatever was thought of it before.
Result<void> approve(Work& work, LockedPayment& locked, const providers::PageVerdict& verdict) {
    if (locked.payment.is_approved()) return {};
    CartPayment after = locked.payment;
    after.status = Status::approved;
    if (!after.proof) after.proof = verdict.reference;
    return replace_payment(work, locked, after, Shortage::rejects);
}

bool is_of_amount(const CartPayment& payment, const providers::PageVerdict& verdict) {
    return verdict.amount_minor == payment.amount.minor;
}

tl::unexpected<Refusal> unclear(std::string_view reason) {
    return invalid("payment_status", page_verdict_unclear(reason));
}

} // namespace

Result<AskedPage> begin_verification(Work& work, const ChangePayment& wish) {
    const auto payment = member_carts::find(work.tx, wish.payment);
    if (!payment || !may_see(work, payment->owner)) return refuse(Why::member_not_found);
    AskedPage asked = question(*payment);
    asked.is_question = is_at_page(*payment) && payment->status == Status::pending;
    asked.otherwise = wish;
    return asked;
}

std::optional<providers::PageVerdict> ask_page(const providers::Ports& ports, const AskedPage& asked) {
    if (!asked.is_question) return providers::PageVerdict{};
    return ports.page->verify(asked.transaction);
}

Result<CartPayment> finish_verification(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict) {
    if (!asked.is_question) return change_payment(work, asked.otherwise);
    LockedPayment locked = TRY(lock_payment(work, asked.payment));
    if (locked.payment.status != Status::pending) return locked.payment; // somebody was faster
    if (verdict.kind == Kind::unclear) return unclear(verdict.reason);
    if (verdict.kind == Kind::approved && !is_of_amount(locked.payment, verdict))
        return unclear("another amount was taken");
    if (verdict.kind == Kind::approved) {
        TRY(approve(work, locked, verdict));
        return locked.payment;
    }
    CartPayment failed = locked.payment;
    failed.status = Status::failed;
    TRY(replace_payment(work, locked, failed, Shortage::rejects));
    if (verdict.kind == Kind::pending) { // shopping §2.14 has it fail, but the money may be on its way
        const std::int64_t wait_ms = std::min(asked_again_ms, work.terms.shopping.page.ask_after_ms);
        store::jobs::hasten_page_payment(work.tx, asked.payment.value, work.tx.now() + wait_ms);
    }
    return locked.payment;
}

std::optional<AskedPage> unapproved_payment(Work& work, CartPaymentId id) {
    const auto payment = member_carts::find(work.tx, id);
    if (!payment || !is_open(*payment)) return std::nullopt;
    return question(*payment);
}

Result<std::string> note_verdict(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict) {
    if (verdict.kind == Kind::unclear) return verdict.reason; // nobody knows is not no: it is given up loudly
    const bool is_over = asked.changed_at + asked_about_ms <= work.tx.now();
    if (verdict.kind != Kind::approved) return is_over ? "" : "not paid yet";
    LockedPayment locked = TRY(lock_payment(work, asked.payment));
    if (!is_open(locked.payment)) return "";
    if (!is_of_amount(locked.payment, verdict)) return "another amount was taken"; // asked until it is given up, loudly
    TRY(approve(work, locked, verdict));
    return "";
}

Result<CartPayment> come_back(Work& work, const ComeBack& wish) {
    if (!wish.is_complete || wish.transaction != object_id(wish.payment.value)) return refuse(Why::member_not_found);
    const auto seen = member_carts::find(work.tx, wish.payment);
    if (!seen || !is_at_page(*seen)) return refuse(Why::member_not_found);
    if (seen->came_back) return *seen; // anybody may send that, as often as he likes
    LockedPayment locked = TRY(lock_payment(work, wish.payment));
    CartPayment after = locked.payment;
    after.came_back = true;
    alter_payment(work, locked.payment, after);
    if (is_open(after)) store::jobs::hasten_page_payment(work.tx, after.id.value, work.tx.now());
    return after;
}

} // namespace cartwright::operations
