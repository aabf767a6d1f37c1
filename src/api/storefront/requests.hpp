#pragma once

#include "api/core/request_context.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "operations/orders/orders.hpp"
#include "operations/orders/payments.hpp"

/// Parses requests of the storefront into commands. All parsing is done here, once.
namespace cartwright::api::storefront {

/// storefront, "GET /products supports filtering".
Result<shelf::Wish> read_search_products(const RequestContext& context);
Result<ProductId> read_product_id(const RequestContext& context);   // /products/{product_id}
Result<CategoryId> read_category_id(const RequestContext& context); // /categories/{category_id}
Result<std::optional<CategoryId>> read_category_filter(const RequestContext& context);
Result<std::int64_t> read_related_limit(const RequestContext& context);

Result<operations::ShowCart> read_show_cart(const RequestContext& context);
Result<operations::AddItem> read_add_item(RequestContext& context);
Result<operations::RemoveItem> read_remove_item(const RequestContext& context);
Result<operations::CheckOut> read_check_out(const RequestContext& context);
Result<operations::ConfirmPayment> read_confirm_payment(RequestContext& context);
Result<operations::ShowOrder> read_show_order(const RequestContext& context);

} // namespace cartwright::api::storefront
