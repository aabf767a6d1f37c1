#pragma once

#include "api/core/request_context.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/member_carts.hpp"

/// Parses requests 27 to 60 of the shopping document.
namespace cartwright::api::shopping {

/// The number of the resource in the path. It is 0, which no resource has, for text that is no id of this shop.
std::int64_t number_in_path(RequestContext& context);

/// The user for whom an admin sends the request, if any.
operations::OnBehalf on_behalf_asked(RequestContext& context);

/// A command that contains only the number in the path.
template <class Command> Result<Command> named(RequestContext& context) { return Command{{number_in_path(context)}}; }

/// A command that lists what belongs to one user.
template <class Command> Result<Command> listed(RequestContext& context) {
    return Command{.on_behalf = on_behalf_asked(context)};
}

Result<operations::PickItem> item_wished(RequestContext& context);
Result<operations::PickItems> items_wished(RequestContext& context);
Result<operations::PickItemsOfDiscount> items_of_discount_wished(RequestContext& context);
Result<operations::ChangePickedItem> item_change_wished(RequestContext& context);

Result<operations::OpenMemberCart> cart_wished(RequestContext& context);
Result<operations::ChangeMemberCart> cart_change_wished(RequestContext& context);

Result<operations::Pay> payment_wished(RequestContext& context);

/// shopping 51: `is_verify_payment` asks the gateway; any other request is a change.
struct PaymentPut {
    bool is_to_be_verified = false;
    operations::ChangePayment change;
};
PaymentPut payment_put(RequestContext& context);

Result<operations::CreateDiscount> discount_wished(RequestContext& context);
operations::ShowDiscount discount_shown(RequestContext& context);
Result<operations::VerifyDiscount> verification_wished(RequestContext& context);

} // namespace cartwright::api::shopping
