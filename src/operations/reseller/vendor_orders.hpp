#pragma once

#include "operations/reseller/customer_carts.hpp"
#include "store/reseller/vendor_orders.hpp"

/// Orders that resellers place with vendors for their customers: one for each vendor, paid when it is provisioned.
/// Every operation may refuse what `customer_of` refuses.
namespace cartwright::operations {

/// The orders that were placed together: one for each vendor.
struct PlacedOrders {
    std::vector<VendorOrder> orders;
};

/// Orders what is in the cart, and archives it. `attributes` are merged over those of the items. Refused, in this
/// order: resource_not_found, cart_not_active, customer_inactive, malformed and secrets_not_kept (in `provisions`),
/// cart_is_empty, no_longer_available, plan_disabled, provisioning_data_invalid, amount_too_large,
/// subscription_not_active, subscription_changing.
struct CheckOutCustomerCart {
    struct Provision {
        ItemId item;
        std::vector<Attribute> attributes;
    };
    CartPath path;
    std::string reference{}; // the purchase order
    std::vector<Provision> provisions{};
};
Result<PlacedOrders> check_out_customer_cart(Work& work, const CheckOutCustomerCart& wish);

/// Places orders without a cart. They may also change the seats of existing subscriptions, or renew them for a period.
/// Refused: as above, and subscription_not_active, subscription_changing.
struct SubmitVendorOrder {
    struct Wanted {
        PlanName plan;
        Action action = Action::create;
        std::optional<std::int64_t> quantity{}; // default for a new subscription: 1
        std::string subscription{};             // its number, or its vendor's reference; empty: none
        std::vector<Attribute> attributes{};
        std::string reference{};
        std::string customer_reference{}; // the purchase order of the reseller's customer
    };
    CustomerPath path;
    std::vector<Wanted> wanted;
    std::string reference{};
};
Result<PlacedOrders> submit_vendor_order(Work& work, const SubmitVendorOrder& wish);

struct OrderPath {
    CustomerPath customer;
    OrderId order;
};

/// Refused: resource_not_found.
struct ShowVendorOrder {
    OrderPath path;
};
Result<VendorOrder> show_vendor_order(Work& work, const ShowVendorOrder& wish);

/// `customer`: of one customer only. An empty filter matches nothing; an absent one matches all.
struct ListVendorOrders {
    std::int64_t account = 0;
    std::optional<std::int64_t> customer{};
    std::optional<std::vector<std::int64_t>> customers{};
    std::optional<std::vector<std::string>> vendors{}; // folded names
    std::vector<Step> steps{};                         // empty: all
    bool oldest_first = false;
    std::int64_t last = 0; // the place of the last one that is already known
    std::int64_t limit = 0;
};
using VendorOrderPage = store::vendor_orders::Page;
Result<VendorOrderPage> list_vendor_orders(Work& work, const ListVendorOrders& wish);

/// Refused: resource_not_found; order_not_cancellable, once its vendor has been asked.
struct CancelVendorOrder {
    OrderPath path;
};
Result<VendorOrder> cancel_vendor_order(Work& work, const CancelVendorOrder& wish);

} // namespace cartwright::operations
