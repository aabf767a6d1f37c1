#include "operations/shopping/page_payments.hpp"

#include "base/object_id.hpp"
#include "domain/refusal.hpp"
#include "domain/shopping/payment_page.hpp"
#include "domain/shopping/terms.hpp"
#include "store/outbox/jobs.hpp"
#include "store/shopping/member_carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace member_carts = store::member_carts;

namespace {

using VerdictKind = providers::PageVerdict::Kind;
using Status = CartPayment::Status;

constexpr std::int64_t asked_again_ms = 30'000;

AskedPage page_request(const CartPayment& payment) {
    return {.payment = payment.id,
            .transaction = object_id(payment.id.value),
            .must_ask = true,
            .changed_at = payment.changed_at};
}

/// A payment that was taken has its number at the gateway. When it is not approved any more, an admin has decided so,
/// and no answer of the gateway changes that.
bool is_open(const CartPayment& payment) {
    return is_at_page(payment) && !payment.is_approved() && (payment.status == Status::pending || !payment.proof);
}

/// Approves a payment whose money has been taken, whatever its status was.
Result<void> approve(Work& work, LockedPayment& locked, const providers::PageVerdict& verdict) {
    if (locked.payment.is_approved()) return {};
    CartPayment after = locked.payment;
    after.status = Status::approved;
    after.open_at_page = false;
    if (!after.proof) after.proof = verdict.reference;
    return replace_payment(work, locked, after, Shortage::rejects);
}

/// Whether money may still be taken on the page after this answer. `not_found` is not final at first: the buyer's
/// browser may be on its way there.
bool stays_open(const Work& work, const CartPayment& payment, const providers::PageVerdict& verdict) {
    if (!payment.open_at_page) return false;
    switch (verdict.kind) {
    case VerdictKind::approved:
    case VerdictKind::declined: return false;
    case VerdictKind::not_found: return work.tx.now() < payment.made_at + work.terms.shopping.page_ask_after_ms;
    case VerdictKind::pending:
    case VerdictKind::unclear: break;
    }
    return true;
}

/// Lets the balance be paid otherwise, when the answer of the page is final.
Result<void> close_page_if_final(Work& work, CartPaymentId payment, const providers::PageVerdict& verdict) {
    const auto seen = member_carts::find(work.tx, payment);
    if (!seen || !seen->open_at_page || stays_open(work, *seen, verdict)) return {};
    const LockedPayment locked = TRY(lock_payment(work, payment));
    CartPayment after = locked.payment;
    after.open_at_page = stays_open(work, locked.payment, verdict);
    if (after != locked.payment) alter_payment(work, locked.payment, after);
    return {};
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
    AskedPage asked = page_request(*payment);
    asked.must_ask = is_open(*payment);
    asked.otherwise = wish;
    return asked;
}

std::optional<providers::PageVerdict> ask_page(const providers::Ports& ports, const AskedPage& asked) {
    if (!asked.must_ask) return providers::PageVerdict{};
    return ports.page->verify(asked.transaction);
}

Result<CartPayment> finish_verification(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict) {
    if (!asked.must_ask) return change_payment(work, asked.otherwise);
    LockedPayment locked = TRY(lock_payment(work, asked.payment));
    if (!is_open(locked.payment)) return locked.payment; // it was decided meanwhile
    if (verdict.kind == VerdictKind::unclear) return unclear(verdict.reason);
    if (verdict.kind == VerdictKind::approved && !is_of_amount(locked.payment, verdict))
        return unclear("another amount was taken");
    if (verdict.kind == VerdictKind::approved) {
        TRY(approve(work, locked, verdict));
        return locked.payment;
    }
    CartPayment failed = locked.payment;
    failed.status = Status::failed;
    failed.open_at_page = stays_open(work, locked.payment, verdict);
    TRY(replace_payment(work, locked, failed, Shortage::rejects));
    if (verdict.kind == VerdictKind::pending) { // shopping §2.14 requires a failure, but the money may still arrive
        const std::int64_t wait_ms = std::min(asked_again_ms, work.terms.shopping.page_ask_after_ms);
        store::jobs::hasten_page_payment(work.tx, asked.payment.value, work.tx.now() + wait_ms);
    }
    return locked.payment;
}

std::optional<AskedPage> unapproved_payment(Work& work, CartPaymentId id) {
    const auto payment = member_carts::find(work.tx, id);
    if (!payment || !is_open(*payment)) return std::nullopt;
    return page_request(*payment);
}

Result<std::string> record_verdict(Work& work, const AskedPage& asked, const providers::PageVerdict& verdict) {
    if (verdict.kind == VerdictKind::unclear) return verdict.reason; // no refusal: it is asked again
    if (verdict.kind != VerdictKind::approved) {
        TRY(close_page_if_final(work, asked.payment, verdict));
        const bool is_over = asked.changed_at + page_payment_open_ms <= work.tx.now();
        return is_over ? "" : "not paid yet";
    }
    LockedPayment locked = TRY(lock_payment(work, asked.payment));
    if (!is_open(locked.payment)) return "";
    if (!is_of_amount(locked.payment, verdict))
        return "another amount was taken"; // shown as failing until an admin decides
    TRY(approve(work, locked, verdict));
    return "";
}

Result<CartPayment> record_return(Work& work, const RecordReturn& wish) {
    if (!wish.is_complete || wish.transaction != object_id(wish.payment.value)) return refuse(Why::member_not_found);
    const auto seen = member_carts::find(work.tx, wish.payment);
    if (!seen || !is_at_page(*seen)) return refuse(Why::member_not_found);
    if (seen->came_back) return *seen; // any client may send this repeatedly
    LockedPayment locked = TRY(lock_payment(work, wish.payment));
    CartPayment after = locked.payment;
    after.came_back = true;
    alter_payment(work, locked.payment, after);
    if (is_open(after)) store::jobs::hasten_page_payment(work.tx, after.id.value, work.tx.now());
    return after;
}

} // namespace cartwright::operations
