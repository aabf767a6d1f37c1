#include "domain/reseller/provisioning.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cartwright {

namespace {

constexpr std::string_view missing = "COMM-VL-001";
constexpr std::string_view not_allowed = "COMM-VL-002";
constexpr std::string_view no_subscription = "COMM-VL-003";
constexpr std::string_view no_domain = "COMM-VL-004";

Flaw flaw(const Item& item, std::string field, std::string_view code, std::string message) {
    return {.place = std::to_string(item.id.value),
            .field = std::move(field),
            .message = std::move(message),
            .type = std::string(code)};
}

std::string in_quotes(std::string_view name) { return "'" + std::string(name) + "'"; }

std::string list_of(const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
    return list;
}

/// "AZURE CREATE needs `domainName`" has a code of its own.
std::string_view code_of_missing(const Item& item, const AttributeRule& rule) {
    return item.plan.provider == "azure" && rule.name == "domainName" ? no_domain : missing;
}

void check(const Item& item, const AttributeRule& rule, std::vector<Flaw>& flaws) {
    const auto found = std::ranges::find(item.attributes, rule.name, &Attribute::name);
    const bool is_there = found != item.attributes.end() && !trimmed(found->value).empty();
    if (rule.required && !is_there)
        flaws.push_back(flaw(item, "attributes." + rule.name, code_of_missing(item, rule),
                             "The " + in_quotes(rule.name) + " attribute is required for " + item.plan.sku + "."));
    const bool is_free = !is_there || found->sealed || rule.allowed.empty();
    if (is_free || std::ranges::find(rule.allowed, found->value) != rule.allowed.end()) return;
    flaws.push_back(flaw(item, "attributes." + rule.name, not_allowed,
                         "The " + in_quotes(rule.name) + " attribute of " + item.plan.sku + " must be one of " +
                             list_of(rule.allowed) + "."));
}

/// Restores a sealed value that is sent back masked.
void keep_sealed(const std::vector<Attribute>& present, Attribute& newer) {
    if (!is_mask(newer.value)) return;
    const auto found = std::ranges::find(present, newer.name, &Attribute::name);
    if (found != present.end() && found->sealed) newer = *found;
}

} // namespace

std::string_view name_of(Attribute::Kind kind) {
    switch (kind) {
    case Attribute::Kind::text: return "text";
    case Attribute::Kind::number: return "number";
    case Attribute::Kind::boolean: return "boolean";
    }
    return {};
}

std::optional<Attribute::Kind> parse_attribute_kind(std::string_view name) {
    for (const Attribute::Kind kind : {Attribute::Kind::text, Attribute::Kind::number, Attribute::Kind::boolean})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::string place_of(ItemId item, std::string_view attribute) {
    return std::to_string(item.value) + ":" + std::string(attribute);
}

std::string_view name_of(Action action) {
    switch (action) {
    case Action::create: return "create";
    case Action::update: return "update";
    case Action::renew: return "renew";
    }
    return {};
}

std::optional<Action> parse_action(std::string_view name) {
    for (const Action action : {Action::create, Action::update, Action::renew})
        if (name_of(action) == name) return action;
    return std::nullopt;
}

bool is_mask(std::string_view value) { return trimmed(value) == sealed_shown; }

void trim_texts(Item& item) {
    for (Attribute& attribute : item.attributes) {
        if (attribute.sealed || attribute.kind != Attribute::Kind::text) continue;
        const std::string_view inner = trimmed(attribute.value);
        if (inner.empty() || !is_secret(item.plan, attribute.name)) attribute.value = std::string(inner);
    }
}

std::string_view subscription_named_in(const Item& item) {
    const auto is_its_name = [](const auto& each) { return each.name == subscription_attribute; };
    if (std::ranges::any_of(item.plan.rules, is_its_name)) return {};
    const auto found = std::ranges::find_if(item.attributes, is_its_name);
    return found == item.attributes.end() ? std::string_view() : trimmed(found->value);
}

std::vector<Flaw> flaws_of(const Item& item) {
    std::vector<Flaw> flaws;
    if (item.action != Action::create && !item.subscription)
        flaws.push_back(flaw(item, "resourceId", no_subscription,
                             "The 'resourceId' of a subscription is required to change " + item.plan.sku + "."));
    if (item.action != Action::create) return flaws;
    for (const AttributeRule& rule : item.plan.rules) check(item, rule, flaws);
    return flaws;
}

std::vector<Flaw> flaws_of(std::span<const Item> items) {
    std::vector<Flaw> all;
    for (const Item& item : items) {
        std::vector<Flaw> flaws = flaws_of(item);
        std::ranges::move(flaws, std::back_inserter(all));
    }
    return all;
}

std::vector<Attribute> merged(std::vector<Attribute> attributes, std::vector<Attribute> newer) {
    for (Attribute& attribute : newer) {
        keep_sealed(attributes, attribute);
        const auto found = std::ranges::find(attributes, attribute.name, &Attribute::name);
        if (found == attributes.end())
            attributes.push_back(std::move(attribute));
        else
            *found = std::move(attribute);
    }
    return attributes;
}

std::vector<Attribute> replaced(const std::vector<Attribute>& attributes, std::vector<Attribute> newer) {
    for (Attribute& attribute : newer) keep_sealed(attributes, attribute);
    return newer;
}

Line line_of(const Item& item) {
    Line line{.listing = item.plan.listing,
              .product = item.plan.product,
              .name = item.plan.name,
              .price = item.plan.price,
              .quantity = item.quantity,
              .seller = item.plan.vendor,
              .item = item.id.value,
              .available = item.is_available()};
    if (item.paid_quantity) line.quantity = *item.paid_quantity;
    if (item.paid_quantity || item.action != Action::update || !item.subscription) return line;
    const std::int64_t added = item.quantity - item.subscription->quantity;
    if (added > 0)
        line.quantity = added;
    else
        line.price.minor = 0; // no refund for the current period
    return line;
}

std::vector<VendorPart> group_by_vendor(std::vector<Item> items) {
    std::vector<VendorPart> parts;
    for (Item& item : items) {
        auto part = std::ranges::find(parts, item.plan.vendor, &VendorPart::vendor);
        if (part == parts.end())
            part = parts.insert(
                part, VendorPart{.vendor = item.plan.vendor, .vendor_name = item.plan.vendor_name, .items = {}});
        part->items.push_back(std::move(item));
    }
    return parts;
}

std::string order_resource(std::int64_t account, std::int64_t customer, OrderId id) {
    return customer_resource(account, customer) + "/orders/" + std::to_string(id.value);
}

std::string item_reference(std::string_view reference, std::size_t position) {
    return std::string(reference) + "-" + std::to_string(position);
}

} // namespace cartwright
