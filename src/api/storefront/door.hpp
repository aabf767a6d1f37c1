#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::storefront {

/// Products, cart and checkout for shoppers, with the payment confirmed by a payments server.
Door door(Terms terms);

} // namespace cartwright::api::storefront
