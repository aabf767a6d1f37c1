#pragma once

#include "api/shopping/input.hpp"
#include "operations/catalogue/house_products.hpp"

/// Parses the requests of products. A product that the path does not name is refused: resource_not_found where everyone
/// may look, member_not_found where an admin changes it (shopping §0).
namespace cartwright::api::shopping {

Result<operations::CreateProduct> product_wished(RequestContext& context);
Result<operations::NameProduct> product_seen(RequestContext& context);
Result<operations::ChangeProduct> product_change_wished(RequestContext& context);
Result<operations::NameProduct> product_removal_wished(RequestContext& context);

} // namespace cartwright::api::shopping
