#pragma once

#include "api/shopping/input.hpp"
#include "operations/catalogue/house_products.hpp"

/// What requests of products ask for. A product that the path does not name is unknown: resource_not_found where
/// everybody may look, member_not_found where an admin changes it (shopping §0).
namespace cartwright::api::shopping {

Result<operations::CreateProduct> product_wished(Exchange& exchange);
Result<operations::NameProduct> product_seen(Exchange& exchange);
Result<operations::ChangeProduct> product_change_wished(Exchange& exchange);
Result<operations::NameProduct> product_removal_wished(Exchange& exchange);

} // namespace cartwright::api::shopping
