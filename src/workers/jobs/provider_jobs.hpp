#pragma once

#include "domain/terms.hpp"
#include "providers/ports/ports.hpp"
#include "workers/jobs/worker.hpp"

/// Handlers that repeat undecided requests to external services under the same idempotency key until they are answered.
namespace cartwright::jobs {

/// "charge": looks the charge up at the gateway first. When the gateway does not know the charge, the handler requests
/// it again.
Handler charge_resolver(providers::Ports ports, Terms terms);

/// "refund"
Handler refund_resolver(providers::Ports ports, Terms terms);

/// "shipment"
Handler shipment_resolver(providers::Ports ports, Terms terms);

/// "page payment": asks the gateway about a payment on its page until the payment is approved. It ends when the payment
/// has not changed for a day and the gateway clearly answers that it is not paid. `terms` are the shopping door's.
Handler page_payment_resolver(providers::Ports ports, Terms terms);

} // namespace cartwright::jobs
