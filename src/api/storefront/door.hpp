#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::storefront {

/// The storefront API: products, cart and checkout for shoppers. A payments server confirms the payment.
Door door(Terms terms);

} // namespace cartwright::api::storefront
