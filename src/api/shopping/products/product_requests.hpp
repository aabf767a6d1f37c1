#pragma once

#include "api/shopping/input.hpp"
#include "operations/catalogue/house_products.hpp"

/// Parses the requests of products. A product that the path does not name is refused: resource_not_found where everyone
/// may look, member_not_found where an admin changes it (shopping §0).
namespace cartwright::api::shopping {

Result<operations::CreateProduct> read_create_product(RequestContext& context);
Result<operations::NameProduct> read_show_product(RequestContext& context);
Result<operations::ChangeProduct> read_change_product(RequestContext& context);
Result<operations::NameProduct> read_remove_product(RequestContext& context);

} // namespace cartwright::api::shopping
