#pragma once

#include "api/core/exchange.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/member_carts.hpp"

/// What requests 27 to 60 of the shopping document ask for.
namespace cartwright::api::shopping {

/// The number of what the path names: 0, which nothing has, for what is no id of ours.
std::int64_t number_in_path(Exchange& exchange);

/// For whom an admin asks, if for anybody.
operations::OnBehalf on_behalf_asked(Exchange& exchange);

/// A command that says nothing but what it is about.
template <class Command> Result<Command> named(Exchange& exchange) { return Command{{number_in_path(exchange)}}; }

/// A command that lists what is somebody's.
template <class Command> Result<Command> listed(Exchange& exchange) {
    return Command{.on_behalf = on_behalf_asked(exchange)};
}

Result<operations::PickItem> item_wished(Exchange& exchange);
Result<operations::PickItems> items_wished(Exchange& exchange);
Result<operations::PickItemsOfDiscount> items_of_discount_wished(Exchange& exchange);
Result<operations::ChangePickedItem> item_change_wished(Exchange& exchange);

Result<operations::OpenMemberCart> cart_wished(Exchange& exchange);
Result<operations::ChangeMemberCart> cart_change_wished(Exchange& exchange);

Result<operations::Pay> payment_wished(Exchange& exchange);

/// shopping 51: `is_verify_payment` asks the gateway; everything else is a change.
struct PaymentPut {
    bool is_to_be_verified = false;
    operations::ChangePayment change;
};
PaymentPut payment_put(Exchange& exchange);

Result<operations::CreateDiscount> discount_wished(Exchange& exchange);
operations::ShowDiscount discount_shown(Exchange& exchange);
Result<operations::VerifyDiscount> verification_wished(Exchange& exchange);

} // namespace cartwright::api::shopping
