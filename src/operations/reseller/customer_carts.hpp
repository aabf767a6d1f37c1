#pragma once

#include "domain/reseller/customer_cart.hpp"
#include "operations/reseller/customers.hpp"

/// Carts that resellers fill for their customers. A cart is accessible through its customer only. Every operation may
/// refuse what `customer_of` refuses, and resource_not_found, where the customer has no such cart or item. Changes may
/// refuse cart_not_active, once the cart is ordered.
namespace cartwright::operations {

/// Refused: customer_inactive.
struct OpenCustomerCart {
    CustomerPath path;
    CartStatus status = CartStatus::open;
    std::string title{};
    std::string user_name{};
};
Result<CustomerCart> open_customer_cart(Work& work, const OpenCustomerCart& wish);

struct CartPath {
    CustomerPath customer;
    CartId cart;
};
struct ShowCustomerCart {
    CartPath path;
};
Result<CustomerCart> show_customer_cart(Work& work, const ShowCustomerCart& wish);

struct ListCustomerCarts {
    CustomerPath path;
    std::optional<CartStatus> status{};
    std::int64_t after = 0; // the place of the last cart that is already known
    std::int64_t limit = 0;
    std::int64_t offset = 0;
};

/// A page of carts without their items. `total` counts all carts; `next` is where the next page begins, when there may
/// be more.
struct CustomerCartPage {
    std::vector<CustomerCart> carts;
    std::int64_t total = 0;
    std::optional<std::int64_t> next{};
};
Result<CustomerCartPage> list_customer_carts(Work& work, const ListCustomerCarts& wish);

/// Fields that are not given stay unchanged.
struct ChangeCustomerCart {
    CartPath path;
    std::optional<CartStatus> status{};
    std::optional<std::string> title{};
    std::optional<std::string> user_name{};
};
Result<CustomerCart> change_customer_cart(Work& work, const ChangeCustomerCart& wish);

struct RemoveCustomerCart {
    CartPath path;
};
Result<RemoveCustomerCart> remove_customer_cart(Work& work, const RemoveCustomerCart& wish);

/// How a request names a plan: by its SKU, by the number of its listing, or by both. All names have to mean one plan.
struct PlanName {
    struct Part {
        std::string field; // "planId"
        std::string text;  // the value of the field, the last segment of a resource's name
        bool by_sku = true;
        std::optional<ListingId> listing{};
    };
    std::vector<Part> parts{};
};

/// An item with the cart that it is in.
struct ItemOfCart {
    std::int64_t reseller_number = 0;
    std::int64_t customer_number = 0;
    CartId cart;
    Item item;
};

/// Adds an item, always as a line of its own. An item that names a subscription, in `subscription` or in its attribute,
/// changes the seats of that subscription, and need not name the plan. Refused: malformed, when there is no such
/// subscription or it is of another plan; resource_not_found, where no vendor offers the plan; plan_disabled;
/// cart_is_full; amount_too_large; secrets_not_kept.
struct AddCustomerItem {
    CartPath path;
    PlanName plan;
    std::optional<std::int64_t> quantity{}; // default for a new subscription: 1
    std::vector<Attribute> attributes{};
    std::string subscription{};
};
Result<ItemOfCart> add_customer_item(Work& work, const AddCustomerItem& wish);

struct ItemPath {
    CartPath cart;
    ItemId item;
};
struct ShowCustomerItem {
    ItemPath path;
};
Result<ItemOfCart> show_customer_item(Work& work, const ShowCustomerItem& wish);

/// Fields that are not given stay unchanged; attributes are replaced as a whole.
struct ChangeCustomerItem {
    ItemPath path;
    std::optional<PlanName> plan{};
    std::optional<std::int64_t> quantity{};
    std::optional<std::vector<Attribute>> attributes{};
    std::string subscription{};
};
Result<ItemOfCart> change_customer_item(Work& work, const ChangeCustomerItem& wish);

struct RemoveCustomerItem {
    ItemPath path;
};
Result<RemoveCustomerItem> remove_customer_item(Work& work, const RemoveCustomerItem& wish);

/// The customer's cart with its items. Refused as above.
Result<CustomerCart> cart_of(Work& work, const CustomerContext& context, CartId cart);

/// The plan that all names mean, on sale or not. Refused: malformed, when they mean different plans or a `planId` is
/// unknown; resource_not_found.
Result<Plan> plan_named(Work& work, const Reseller& reseller, const PlanName& name);

/// The plan that a reseller may sell. Refused: as above, and plan_disabled.
Result<Plan> plan_to_sell(Work& work, const Reseller& reseller, const PlanName& name);

/// The plan of a subscription, with its attributes when it is still sold.
Plan plan_of(Work& work, const Reseller& reseller, const Subscription& subscription);

/// Makes the item a change of seats of the subscription that it names, or a new subscription when it names none.
/// Refused: malformed, when there is no such subscription or it is of another plan.
Result<void> resolve_subscription(Work& work, const CustomerContext& context, Item& item);

/// Checks that an item that changes a subscription is of the subscription's plan. Refused: malformed.
Result<void> check_subscription_plan(const Item& item);

/// Trims the texts of the request and seals those that are secret. Refused: malformed, for a mask where no value is
/// stored; secrets_not_kept.
Result<void> seal_secrets(Work& work, Item& item);

} // namespace cartwright::operations
