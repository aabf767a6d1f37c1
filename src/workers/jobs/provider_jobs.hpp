#pragma once

#include "domain/terms.hpp"
#include "providers/ports/ports.hpp"
#include "workers/jobs/worker.hpp"

/// What was asked of the outside and has no answer yet, asked again under the same key until it has one.
namespace cartwright::jobs {

/// "charge": looks the charge up at the gateway first; one that it has never heard of is asked for again.
Handler charge_resolver(providers::Ports ports, Terms terms);

/// "refund"
Handler refund_resolver(providers::Ports ports, Terms terms);

/// "shipment"
Handler shipment_resolver(providers::Ports ports, Terms terms);

/// "page payment": asks about a payment on the gateway's page until it is approved or a day old. `terms` are the
/// shopping door's.
Handler page_payment_resolver(providers::Ports ports, Terms terms);

} // namespace cartwright::jobs
