#pragma once

#include "api/core/request_context.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "operations/orders/orders.hpp"
#include "operations/orders/payments.hpp"

/// Parses requests of the storefront into commands. All parsing is done here, once.
namespace cartwright::api::storefront {

/// storefront, "GET /products supports filtering".
Result<shelf::Wish> products_wished(const RequestContext& context);
Result<ProductId> product_in(const RequestContext& context);   // /products/{product_id}
Result<CategoryId> category_in(const RequestContext& context); // /categories/{category_id}
Result<std::optional<CategoryId>> category_wished(const RequestContext& context);
Result<std::int64_t> related_limit(const RequestContext& context);

Result<operations::ShowCart> cart_shown(const RequestContext& context);
Result<operations::AddItem> item_added(RequestContext& context);
Result<operations::RemoveItem> item_removed(const RequestContext& context);
Result<operations::CheckOut> cart_checked_out(const RequestContext& context);
Result<operations::ConfirmPayment> payment_confirmed(RequestContext& context);
Result<operations::ShowOrder> order_shown(const RequestContext& context);

} // namespace cartwright::api::storefront
