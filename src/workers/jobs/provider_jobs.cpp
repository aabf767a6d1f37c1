#include "workers/jobs/provider_jobs.hpp"

#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/shipments.hpp"
#include "operations/orders/refunds.hpp"
#include "operations/shopping/page_payments.hpp"

namespace cartwright::jobs {

namespace {

using operations::Work;
using Answer = providers::PageVerdict::Kind;

const Verdict no_answer{.kind = Verdict::Kind::retry, .reason = "the provider did not answer"};

/// Loads the undecided request, repeats it outside of any transaction, and stores the answer.
template <class Asked, class Load, class Ask, class Finish>
Verdict resolve(JobContext& context, const Terms& terms, const Load& load, const Ask& ask, const Finish& finish) {
    std::optional<Asked> asked;
    context.store.read(context.reader, [&](store::Transaction& tx) {
        Work work{.tx = tx, .terms = terms, .door = {}};
        asked = load(work);
    });
    if (!asked) return {};
    const auto answer = ask(*asked);
    if (!answer) return no_answer;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        Work work{.tx = tx, .terms = terms, .door = {}};
        return finish(work, *asked, *answer).has_value();
    });
    if (outcome == store::Outcome::committed) return {};
    return {.kind = Verdict::Kind::retry, .reason = "the answer could not be stored"};
}

std::optional<providers::Charged> look_up_or_ask(const providers::Ports& ports, const operations::AskedCharge& asked) {
    if (is_free(asked.charge)) return operations::ask_for_charge(ports, asked); // the gateway does not know it
    auto found = ports.gateway->look_up(key_of(asked.charge.id));
    if (!found) return operations::ask_for_charge(ports, asked); // the gateway does not know it
    if (found->kind == providers::Charged::Kind::unknown) return std::nullopt;
    return found;
}

} // namespace

Handler charge_resolver(providers::Ports ports, Terms terms) {
    return [ports, terms = std::move(terms)](const Job& job, JobContext& context) {
        return resolve<operations::AskedCharge>(
            context, terms, [&](Work& work) { return operations::undecided_charge(work, ChargeId{job.subject}); },
            [&](const operations::AskedCharge& asked) { return look_up_or_ask(ports, asked); },
            operations::finish_charge);
    };
}

Handler refund_resolver(providers::Ports ports, Terms terms) {
    return [ports, terms = std::move(terms)](const Job& job, JobContext& context) {
        return resolve<operations::AskedRefund>(
            context, terms,
            [&](Work& work) { return operations::undecided_refund(work, RefundRequestId{job.subject}); },
            [&](const operations::AskedRefund& asked) { return operations::ask_for_refund(ports, asked); },
            operations::finish_refund);
    };
}

Handler shipment_resolver(providers::Ports ports, Terms terms) {
    return [ports, terms = std::move(terms)](const Job& job, JobContext& context) {
        return resolve<operations::AskedShipment>(
            context, terms, [&](Work& work) { return operations::undecided_shipment(work, ShipmentId{job.subject}); },
            [&](const operations::AskedShipment& asked) { return operations::ask_carrier(ports, asked); },
            operations::finish_shipment);
    };
}

Handler page_payment_resolver(providers::Ports ports, Terms terms) {
    return [ports, terms = std::move(terms)](const Job& job, JobContext& context) -> Verdict {
        std::string open;
        bool is_unclear = false;
        Verdict verdict = resolve<operations::AskedPage>(
            context, terms,
            [&](Work& work) { return operations::unapproved_payment(work, CartPaymentId{job.subject}); },
            [&](const operations::AskedPage& asked) { return operations::ask_page(ports, asked); },
            [&](Work& work, const operations::AskedPage& asked, const providers::PageVerdict& answer) {
                auto recorded = operations::record_verdict(work, asked, answer);
                open = recorded.value_or("");
                is_unclear = answer.kind == Answer::unclear || answer.kind == Answer::approved;
                return recorded;
            });
        if (verdict.kind != Verdict::Kind::done || open.empty()) return verdict;
        // A buyer who has not paid yet is no failure; an unclear or contradictory answer is one.
        return {.kind = is_unclear ? Verdict::Kind::retry : Verdict::Kind::waits, .reason = open};
    };
}

} // namespace cartwright::jobs
