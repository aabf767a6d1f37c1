#pragma once

#include "domain/orders/seller.hpp"
#include "domain/reseller/customer.hpp"
#include "domain/reseller/subscription.hpp"

#include <span>

namespace cartwright {

/// An attribute that a vendor needs to provision an item. A sealed value can be read only with the shop's key.
struct Attribute {
    enum class Kind : std::uint8_t { text, number, boolean };

    std::string name;
    std::string value; // "true", "42", "acme.example.com"
    Kind kind = Kind::text;
    bool sealed = false;

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

std::string_view name_of(Attribute::Kind kind);
std::optional<Attribute::Kind> parse_attribute_kind(std::string_view name);

inline constexpr std::int64_t seats_max = 1'000'000; // of an item
inline constexpr std::size_t attributes_max = 50;    // of an item
inline constexpr std::size_t attribute_name_characters_max = 100;
inline constexpr std::size_t attribute_value_characters_max = 4'000;

/// How a sealed value is shown. A client that sends it back leaves the value unchanged.
inline constexpr std::string_view sealed_shown = "********";

/// Whether a client has sent back the mask of a sealed value.
[[nodiscard]] bool is_mask(std::string_view value);

/// Returns the context that an attribute's value is sealed to.
std::string place_of(ItemId item, std::string_view attribute);

/// The action that an item of an order requests from its vendor.
enum class Action : std::uint8_t {
    create, // seats of a new subscription
    update, // change the number of seats
    renew,  // one more period
};

std::string_view name_of(Action action);
std::optional<Action> parse_action(std::string_view name);

/// What is to be provisioned: an item of a cart, or of an order without a cart.
struct Item {
    ItemId id;
    Plan plan;
    Action action = Action::create;
    std::int64_t quantity = 0;                   // of seats, after the action
    std::vector<Attribute> attributes{};         // in the order received
    std::optional<Subscription> subscription{};  // none for a new one
    std::string reference{};                     // the client's own
    std::string customer_reference{};            // the purchase order of the reseller's customer
    std::optional<std::int64_t> paid_quantity{}; // set once it is ordered

    /// New subscriptions of a retired or disabled plan are not sold; existing ones continue.
    [[nodiscard]] bool is_available() const { return action != Action::create || (plan.enabled && !plan.retired); }
};

/// The attribute by which an item of a cart names the subscription whose seats it changes.
inline constexpr std::string_view subscription_attribute = "subscriptionId";

/// Returns the subscription that the item names; empty when it names none, or when its plan has an attribute of that
/// name.
std::string_view subscription_named_in(const Item& item);

/// Return what is missing or invalid for provisioning. In each flaw, `type` is the code and `place` the item's number.
///     COMM-VL-001  a required attribute is missing
///     COMM-VL-002  a value is not one of those allowed
///     COMM-VL-003  an action other than create needs a subscription
///     COMM-VL-004  Azure needs the domain name of a new tenant
std::vector<Flaw> flaws_of(const Item& item);
std::vector<Flaw> flaws_of(std::span<const Item> items);

/// Trims text attributes. A secret keeps its white space, unless it consists of nothing else; then it becomes empty.
void trim_texts(Item& item);

/// Returns the attributes updated with `newer`; replaced ones keep their position. A sealed value that is sent back
/// masked stays.
std::vector<Attribute> merged(std::vector<Attribute> attributes, std::vector<Attribute> newer);

/// Returns `newer` in place of `attributes`. A sealed value that is sent back masked stays.
std::vector<Attribute> replaced(const std::vector<Attribute>& attributes, std::vector<Attribute> newer);

/// Returns the item's line with its current cost, or the cost when it was ordered. A new or renewed subscription costs
/// each seat for a period, a change only the added seats; fewer seats cost nothing.
Line line_of(const Item& item);

/// The items of one vendor.
struct VendorPart {
    SellerId vendor;
    std::string vendor_name;
    std::vector<Item> items;
};

/// Groups the items by vendor, in the order of each vendor's first item.
std::vector<VendorPart> group_by_vendor(std::vector<Item> items);

/// An item of an order, as promised.
struct OrderItem {
    ItemId id;
    ListingId listing;
    std::string sku;
    std::string name;
    Action action = Action::create;
    SubscriptionId subscription;
    std::int64_t quantity = 0; // of seats, after the action
    Money price;               // of a seat that is paid for now
    std::int64_t paid_quantity = 0;
    std::string reference{};
    std::string customer_reference{};
    std::vector<Attribute> attributes{};
};

/// An order of a customer with one vendor.
struct VendorOrder {
    OrderId id;
    std::int64_t place = 0; // increases in the order of placement
    AccountId reseller;
    AccountId customer;
    std::int64_t reseller_number = 0; // as the door formats them
    std::int64_t customer_number = 0;
    CartId cart{}; // 0 for an order without a cart
    SellerId vendor;
    SellerOrderId part{};
    std::string vendor_name;
    std::string vendor_reference{};
    Money total;
    std::string reference{}; // the purchase order
    Step step = Step::pending;
    std::string detail{}; // why it failed
    Instant placed_at{};
    Instant changed_at{};
    std::vector<OrderItem> items{};
};

/// Formats a resource name: "accounts/10001/customers/20001/orders/7".
std::string order_resource(std::int64_t account, std::int64_t customer, OrderId id);

/// A request to a vendor to provision items. `key` is its idempotency key.
struct VendorRequest {
    struct Seat {
        ItemId item;
        std::string sku;
        Action action = Action::create;
        std::int64_t quantity = 0;
        SubscriptionId subscription;
        std::string vendor_reference{};      // of the subscription, where the vendor knows it
        std::vector<Attribute> attributes{}; // plain values; `sealed` still marks the secret ones
    };

    std::string key;
    OrderId order;
    std::string vendor;
    std::int64_t customer = 0; // the customer's number
    std::vector<Seat> items;
};

/// A vendor's answer: its reference for the order, or the reason of a refusal. After `unknown` the request is retried.
struct VendorAnswer {
    enum class Kind : std::uint8_t { provisioned, refused, unknown };

    Kind kind = Kind::unknown;
    std::string reason{};
    std::string reference{}; // the vendor's id of the order
};

/// Returns the vendor's reference for an item of the order `reference`.
std::string item_reference(std::string_view reference, std::size_t position);

} // namespace cartwright
