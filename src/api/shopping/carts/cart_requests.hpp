#pragma once

#include "api/core/request_context.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/member_carts.hpp"

/// Parses requests 27 to 60 of the shopping document.
namespace cartwright::api::shopping {

/// The number of the resource in the path. It is 0, which no resource has, for text that is no id of this shop.
std::int64_t read_path_number(RequestContext& context);

/// The user for whom an admin sends the request, if any.
operations::OnBehalf read_on_behalf(RequestContext& context);

/// A command that contains only the number in the path.
template <class Command> Result<Command> read_by_id(RequestContext& context) {
    return Command{{read_path_number(context)}};
}

/// A command that lists what belongs to one user.
template <class Command> Result<Command> read_list(RequestContext& context) {
    return Command{.on_behalf = read_on_behalf(context)};
}

Result<operations::PickItem> read_pick_item(RequestContext& context);
Result<operations::PickItems> read_pick_items(RequestContext& context);
Result<operations::PickItemsOfDiscount> read_pick_items_of_discount(RequestContext& context);
Result<operations::ChangePickedItem> read_change_picked_item(RequestContext& context);

Result<operations::OpenMemberCart> read_open_member_cart(RequestContext& context);
Result<operations::ChangeMemberCart> read_change_member_cart(RequestContext& context);

Result<operations::Pay> read_pay(RequestContext& context);

/// shopping 51: `is_verify_payment` asks the gateway; any other request is a change.
struct PaymentPut {
    bool is_to_be_verified = false;
    operations::ChangePayment change;
};
PaymentPut read_change_payment(RequestContext& context);

Result<operations::CreateDiscount> read_create_discount(RequestContext& context);
operations::ShowDiscount read_show_discount(RequestContext& context);
Result<operations::VerifyDiscount> read_verify_discount(RequestContext& context);

} // namespace cartwright::api::shopping
