#pragma once

#include "domain/orders/seller.hpp"
#include "domain/reseller/customer.hpp"
#include "domain/reseller/subscription.hpp"

#include <span>

namespace cartwright {

/// One thing that a vendor has to know to provision an item. A sealed value is readable with the shop's key only.
struct Attribute {
    enum class Kind : std::uint8_t { text, number, boolean };

    std::string name;
    std::string value; // "true", "42", "acme.example.com"
    Kind kind = Kind::text;
    bool sealed = false;

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

std::string_view name_of(Attribute::Kind kind);
Attribute::Kind parse_attribute_kind(std::string_view name);

inline constexpr std::int64_t seats_max = 1'000'000; // of an item
inline constexpr std::size_t attributes_max = 50;    // of an item
inline constexpr std::size_t attribute_name_characters_max = 100;
inline constexpr std::size_t attribute_value_characters_max = 4'000;

/// How a sealed value is shown. Who sends it back leaves the value as it is.
inline constexpr std::string_view sealed_shown = "********";

/// Whether a client has sent back what it was shown in the place of a secret.
[[nodiscard]] bool is_mask(std::string_view value);

/// Where the value of an item's attribute belongs: what it is sealed to.
std::string place_of(ItemId item, std::string_view attribute);

/// What an item of an order asks of its vendor.
enum class Action : std::uint8_t {
    create, // seats of a new subscription
    update, // another number of seats
    renew,  // one more period
};

std::string_view name_of(Action action);
std::optional<Action> parse_action(std::string_view name);

/// What is to be provisioned: a line in a cart, or what an order asks for directly.
struct Item {
    ItemId id;
    Plan plan;
    Action action = Action::create;
    std::int64_t quantity = 0;                   // of seats, afterwards
    std::vector<Attribute> attributes{};         // in the order in which they came
    std::optional<Subscription> subscription{};  // which one, unless it is new
    std::string reference{};                     // the client's own
    std::string customer_reference{};            // the purchase order of the reseller's customer
    std::optional<std::int64_t> paid_quantity{}; // once it is ordered

    /// A plan that is retired or disabled is not sold anew; subscriptions of it go on.
    [[nodiscard]] bool is_available() const { return action != Action::create || (plan.enabled && !plan.retired); }
};

/// The attribute by which an item of a cart names the subscription whose seats it changes.
inline constexpr std::string_view subscription_attribute = "subscriptionId";

/// The subscription that the item names; empty when it names none, or when its plan has an attribute of that name.
std::string_view subscription_named_in(const Item& item);

/// What is missing or wrong for the vendor to provision the item. Of each: `type` is the code, `place` the item's
/// number.
///   COMM-VL-001  a required attribute is missing
///   COMM-VL-002  a value is not one of those allowed
///   COMM-VL-003  a subscription is needed for anything but a new one
///   COMM-VL-004  Azure wants the domain name of a new tenant
std::vector<Flaw> flaws_of(const Item& item);
std::vector<Flaw> flaws_of(std::span<const Item> items);

/// Takes the blanks off both ends of the texts; a secret keeps its own, but one of blanks only is no secret.
void trim_texts(Item& item);

/// The attributes with those of `newer` put over them, each in the place where it was; a sealed one that comes back as
/// it is shown stays.
std::vector<Attribute> merged(std::vector<Attribute> attributes, std::vector<Attribute> newer);

/// `newer` in place of `attributes`; but a sealed one that comes back as it is shown stays.
std::vector<Attribute> replaced(const std::vector<Attribute>& attributes, std::vector<Attribute> newer);

/// What the item costs now, or did when it was ordered: each seat of a new subscription for a period, only the added
/// ones of one that is there, nothing for fewer.
Line line_of(const Item& item);

/// What one vendor is to do of several items.
struct VendorPart {
    SellerId vendor;
    std::string vendor_name;
    std::vector<Item> items;
};

/// The items by their vendors, each in the order of its first item.
std::vector<VendorPart> by_vendor(std::vector<Item> items);

/// An item of an order, as promised.
struct OrderItem {
    ItemId id;
    ListingId listing;
    std::string sku;
    std::string name;
    Action action = Action::create;
    SubscriptionId subscription;
    std::int64_t quantity = 0; // of seats, afterwards
    Money price;               // of a seat that is paid for now
    std::int64_t paid_quantity = 0;
    std::string reference{};
    std::string customer_reference{};
    std::vector<Attribute> attributes{};
};

/// An order of a customer with one vendor.
struct VendorOrder {
    OrderId id;
    std::int64_t place = 0; // rises in the order in which they were placed
    AccountId reseller;
    AccountId customer;
    std::int64_t reseller_number = 0; // as the door spells them
    std::int64_t customer_number = 0;
    CartId cart{}; // 0 where it was made from none
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

/// How resources are named: "accounts/10001/customers/20001/orders/7".
std::string order_resource(std::int64_t account, std::int64_t customer, OrderId id);

/// What a vendor is asked to provision. Under the same key it is the same request, however often it is made.
struct VendorRequest {
    struct Seat {
        ItemId item;
        std::string sku;
        Action action = Action::create;
        std::int64_t quantity = 0;
        SubscriptionId subscription;
        std::string vendor_reference{};      // of the subscription, where the vendor knows it
        std::vector<Attribute> attributes{}; // values as they are; `sealed` still says which are secret
    };

    std::string key;
    OrderId order;
    std::string vendor;
    std::int64_t customer = 0; // its number
    std::vector<Seat> items;
};

/// What a vendor has said: a name of its own for the order, or why it can't. `unknown`: it is asked again.
struct VendorAnswer {
    enum class Kind : std::uint8_t { provisioned, refused, unknown };

    Kind kind = Kind::unknown;
    std::string reason{};
    std::string reference{}; // what the vendor calls the order
};

/// What the vendor calls an item of an order that it calls `reference`.
std::string item_reference(std::string_view reference, std::size_t position);

} // namespace cartwright
