#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::orderflow {

/// The order pipeline: cart, invoice, payment, shipment, e-mail.
Door door(Terms terms);

} // namespace cartwright::api::orderflow
