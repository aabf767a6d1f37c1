#pragma once

#include "api/exchange.hpp"
#include "operations/cart_items.hpp"
#include "operations/discounts.hpp"
#include "operations/member_carts.hpp"

/// What requests 27 to 60 of the shopping document ask for.
namespace cartwright::api::shopping {

Result<operations::PickItem> item_wished(Exchange& exchange);
Result<operations::PickItems> items_wished(Exchange& exchange);
Result<operations::PickItemsOfDiscount> items_of_discount_wished(Exchange& exchange);
operations::ShowPickedItem item_shown(Exchange& exchange);
Result<operations::ChangePickedItem> item_change_wished(Exchange& exchange);
operations::RemovePickedItem item_removal_wished(Exchange& exchange);
operations::ListWishes wishes_listed(Exchange& exchange);

Result<operations::OpenMemberCart> cart_wished(Exchange& exchange);
operations::ShowMemberCart cart_shown(Exchange& exchange);
Result<operations::ChangeMemberCart> cart_change_wished(Exchange& exchange);
operations::RemoveMemberCart cart_removal_wished(Exchange& exchange);
operations::ListMemberCarts carts_listed(Exchange& exchange);

Result<operations::Pay> payment_wished(Exchange& exchange);
operations::ShowPayment payment_shown(Exchange& exchange);

/// shopping 51: `is_verify_payment` asks the gateway; everything else is a change.
struct PaymentPut {
    bool is_to_be_verified = false;
    operations::ChangePayment change;
};
PaymentPut payment_put(Exchange& exchange);
operations::RemovePayment payment_removal_wished(Exchange& exchange);
operations::ListPayments payments_listed(Exchange& exchange);

Result<operations::CreateDiscount> discount_wished(Exchange& exchange);
operations::ShowDiscount discount_shown(Exchange& exchange);
Result<operations::VerifyDiscount> verification_wished(Exchange& exchange);
operations::RemoveDiscount discount_removal_wished(Exchange& exchange);
operations::ListDiscounts discounts_listed(Exchange& exchange);

} // namespace cartwright::api::shopping
