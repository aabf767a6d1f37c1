#pragma once

#include "api/core/exchange.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "operations/orders/orders.hpp"
#include "operations/orders/payments.hpp"

/// From what a client sent to what it wants: parsed once, here.
namespace cartwright::api::storefront {

/// storefront, "GET /products supports filtering".
Result<shelf::Wish> products_wished(const Exchange& exchange);
Result<ProductId> product_in(const Exchange& exchange);   // /products/{product_id}
Result<CategoryId> category_in(const Exchange& exchange); // /categories/{category_id}
Result<std::optional<CategoryId>> category_wished(const Exchange& exchange);
Result<std::int64_t> related_limit(const Exchange& exchange);

Result<operations::ShowCart> cart_shown(const Exchange& exchange);
Result<operations::AddItem> item_added(Exchange& exchange);
Result<operations::RemoveItem> item_removed(const Exchange& exchange);
Result<operations::CheckOut> cart_checked_out(const Exchange& exchange);
Result<operations::ConfirmPayment> payment_confirmed(Exchange& exchange);
Result<operations::ShowOrder> order_shown(const Exchange& exchange);

} // namespace cartwright::api::storefront
