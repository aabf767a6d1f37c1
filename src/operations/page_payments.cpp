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
            .made_at = payment.made_at};
}

/// The money has been taken: the payment knows it, whatever was thought of it before.
Result<void> approve(Work& work, LockedPayment& locked, const providers::PageVerdict& verdict) {
    if (locked.payment.is_approved()) return {};
    CartPayment after = locked.payment;
    after.status = Status::approved;
    if (!after.proof) after.proof = verdict.reference;
    return settle_payment(work, locked, after, Shortage::rejects);
}

bool is_of_amount(const CartPayment& payment, const providers::PageVerdict& verdict) {
    return verdict.amount_minor == payment.amount.minor;
}

tl::unexpected<Refusal> unclear(std::string_view reason) {
    return refuse({field_flaw("payment_status", page_verdict_unclear(reason))});
}

} // namespace

Result<AskedPage> begin_verification(Work& work, const ChangePayment& wish) {
    const auto payment = member_carts::find(work.tx, wish.payment);
    if (!payment || !may_see(work, payment->owner)) return cartwright::refuse(Why::member_not_found);
    AskedPage asked = question(*payment);
    asked.is_question = is_at_page(*payment) && payment->status == Status::pending;
    return asked;
}

std::optional<providers::PageVerdict> ask_page(const providers::Ports& ports, const AskedPage& asked) {
    if (!asked.is_question) return providers::PageVerdict{};
    return ports.page->verify(asked.transaction);
}

Result<CartPayment> finish_verification(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict) {
    if (!asked.is_question) return change_payment(work, {.payment = asked.payment});
    LockedPayment locked = TRY(lock_payment(work, asked.payment));
    if (locked.payment.status != Status::pending) return locked.payment; // somebody was faster
    if (verdict.kind == Kind::unclear) return unclear(verdict.reason);
    if (verdict.kind == Kind::approved && !is_of_amount(locked.payment, verdict))
        return unclear("another amount was taken");
    if (verdict.kind == Kind::approved) {
        if (const auto good = approve(work, locked, verdict); !good) return cartwright::refuse(good.error());
        return locked.payment;
    }
    CartPayment failed = locked.payment;
    failed.status = Status::failed;
    if (const auto good = settle_payment(work, locked, failed, Shortage::rejects); !good)
        return cartwright::refuse(good.error());
    if (verdict.kind == Kind::pending) { // shopping §2.14 has it fail, but the money may be on its way
        const std::int64_t wait_ms = std::min(asked_again_ms, work.terms.shopping.page.ask_after_ms);
        store::jobs::add(work.tx, page_job, asked.payment.value, work.tx.now() + wait_ms);
    }
    return locked.payment;
}

std::optional<AskedPage> unapproved_payment(Work& work, CartPaymentId id) {
    const auto payment = member_carts::find(work.tx, id);
    if (!payment || !is_at_page(*payment) || payment->is_approved()) return std::nullopt;
    return question(*payment);
}

Result<bool> note_verdict(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict) {
    if (verdict.kind != Kind::approved) return asked.made_at + asked_about_ms <= work.tx.now();
    LockedPayment locked = TRY(lock_payment(work, asked.payment));
    if (!is_of_amount(locked.payment, verdict)) return false; // asked again until it is given up, loudly
    if (const auto good = approve(work, locked, verdict); !good) return cartwright::refuse(good.error());
    return true;
}

Result<CartPayment> come_back(Work& work, const ComeBack& wish) {
    if (!wish.is_signed || wish.transaction != object_id(wish.payment.value))
        return cartwright::refuse(Why::member_not_found);
    LockedPayment locked = TRY(lock_payment(work, wish.payment));
    if (!is_at_page(locked.payment)) return cartwright::refuse(Why::member_not_found);
    if (locked.payment.came_back) return locked.payment;
    CartPayment after = locked.payment;
    after.came_back = true;
    alter_payment(work, locked.payment, after);
    return after;
}

} // namespace cartwright::operations
