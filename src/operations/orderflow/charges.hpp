#pragma once

#include "domain/orders/charge.hpp"
#include "domain/outbox/job.hpp"
#include "operations/work.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "providers/ports/ports.hpp"

/// Charges an invoice through a payment gateway: the charge is stored, requested outside of any transaction, and
/// finished. The first to get the answer finishes it: the request, a repeated request, or the job "charge".
namespace cartwright::operations {

struct PayInvoice {
    InvoiceId invoice;
    std::string customer;
    std::int64_t amount_minor = 0;
    std::optional<Currency> currency{}; // must be the invoice's, if it is given
};

/// A charge that is to be requested from the gateway.
struct AskedCharge {
    Charge charge;
    std::string reference{};           // what the buyer reads on the statement
    std::optional<Instant> valid_at{}; // the card must be valid at this time
    std::optional<JobId> job{};        // that repeats the request

    [[nodiscard]] std::int64_t number() const { return charge.id.value; }
};

/// The result of a charge. `rejection` says why the order is not paid by it; the rejection is stored.
struct PaidInvoice {
    Charge charge;
    std::optional<Refusal> rejection{};
};

/// Joins the charge that is in progress, or begins one. The goods are held for as long as a checkout holds them. A
/// request that was begun before keeps its charge, decided or not.
/// Refused, in this order: invoice_not_found, amounts_differ, out_of_turn, inventory_rejected, currency_not_supported.
Result<AskedCharge> begin_charge(Work& work, const PayInvoice& wish);

/// Called outside of any transaction. Nothing when the gateway does not answer. A charge of 0 is approved without
/// asking the gateway, and a decided charge is not asked for again.
std::optional<providers::Charged> ask_for_charge(const providers::Ports& ports, const AskedCharge& asked);

/// Turns an approved charge into a paid order. When the goods are gone by then, the charge is refunded. Idempotent: a
/// decided charge returns its stored result.
Result<PaidInvoice> finish_charge(Work& work, const AskedCharge& asked, const providers::Charged& charged);

/// The charge to request again; nothing when it is decided.
std::optional<AskedCharge> undecided_charge(Work& work, ChargeId charge);

} // namespace cartwright::operations
