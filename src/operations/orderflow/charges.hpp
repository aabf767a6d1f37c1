#pragma once

#include "domain/orders/charge.hpp"
#include "domain/outbox/job.hpp"
#include "operations/work.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "providers/ports/ports.hpp"

/// Having a payment gateway take the money of an invoice: written down, asked for outside of any transaction, and
/// written down again. Whoever comes back with the answer first finishes it: the request, one that was sent twice, or
/// the job "charge".
namespace cartwright::operations {

struct PayInvoice {
    InvoiceId invoice;
    std::string customer;
    std::int64_t amount_minor = 0;
};

/// A charge that is to be asked for.
struct AskedCharge {
    Charge charge;
    std::string reference{};           // what the buyer reads on the statement
    std::optional<Instant> valid_at{}; // the card must not have expired then
    std::optional<JobId> job{};        // that asks again
};

/// What the charge came to. `rejection` says why the order is not paid by it; that is kept.
struct PaidInvoice {
    Charge charge;
    std::optional<Refusal> rejection{};
};

/// Joins the charge that is under way, or begins one: the goods are held for as long as a checkout holds them. Refused,
/// in this order: invoice_not_found, amounts_differ, out_of_turn, inventory_rejected,
/// currency_not_supported.
Result<AskedCharge> begin_charge(Work& work, const PayInvoice& wish);

/// In no transaction. Nothing when the gateway does not answer. It is not asked for an amount of 0, which is approved.
std::optional<providers::Charged> ask_for_charge(const providers::Ports& ports, const AskedCharge& asked);

/// Turns an approved charge into a paid order; one that comes when the goods are gone is given back. Safe to be called
/// again: it then says what it said.
Result<PaidInvoice> finish_charge(Work& work, const AskedCharge& asked, const providers::Charged& charged);

/// The charge as it is to be asked for again; nothing when it is decided.
std::optional<AskedCharge> undecided_charge(Work& work, ChargeId charge);

} // namespace cartwright::operations
