#include "api/reseller/provision_templates.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/formats.hpp"

namespace cartwright::api::reseller {

namespace {

// Regular expressions of ECMA-262, as JSON Schema has them.
constexpr std::string_view any_text = R"(^[^\u0000]*$)";
constexpr std::string_view line = R"(^[^\u0000-\u001F\u007F]*$)";
constexpr std::string_view secret_by_name = "[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]|[Ss][Ee][Cc][Rr][Ee][Tt]";

/// The characters that the server trims, and those without a glyph, for use in brackets.
constexpr std::string_view blanks =
    R"(\t-\r \u0085\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F)"
    R"(\u205F-\u206F\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8)";

/// A pattern for text without the characters `forbidden` that is not blank.
std::string not_blank(std::string_view forbidden) {
    const std::string others = "[^" + std::string(forbidden) + "]*";
    return "^" + others + "[^" + std::string(forbidden) + std::string(blanks) + "]" + others + "$";
}
std::string text_not_blank() { return not_blank(R"(\u0000)"); }
std::string line_not_blank() { return not_blank(R"(\u0000-\u001F\u007F)"); }

std::string mask() { return "^[" + std::string(blanks) + R"(]*\*{8}[)" + std::string(blanks) + "]*$"; }

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.array(name, texts, [&](const std::string& text) { json.text(text); });
}

void write_line_schema(JsonWriter& json, std::string_view name, std::size_t characters_max) {
    json.object(name, [&] {
        json.field("type", "string");
        json.field("maxLength", static_cast<std::int64_t>(characters_max));
        json.field("pattern", line);
    });
}

/// A new item has no secret that the mask could stand for, so the mask is not valid.
void write_no_mask(JsonWriter& json) {
    json.object("not", [&] {
        json.field("type", "string");
        json.field("pattern", mask());
    });
}

/// An attribute that no rule names.
void write_free_attribute(JsonWriter& json) {
    write_texts(json, "type", {"string", "number", "boolean"});
    json.field("maxLength", static_cast<std::int64_t>(attribute_value_characters_max));
    json.field("pattern", any_text);
}

void write_attribute_schema(JsonWriter& json, const operations::Template& one, const AttributeRule& rule) {
    const bool is_required = one.action == Action::create && rule.required;
    const bool is_secret_one = is_secret(one.plan, rule.name);
    json.any_key(rule.name);
    json.object([&] {
        json.field("type", "string");
        json.field("maxLength", static_cast<std::int64_t>(attribute_value_characters_max));
        if (is_required) json.field("minLength", std::int64_t{1});
        json.field("pattern", is_required ? text_not_blank() : std::string(any_text));
        if (is_secret_one) json.field("writeOnly", true);
        if (is_secret_one) write_no_mask(json);
        if (one.action == Action::create && !rule.allowed.empty()) write_texts(json, "enum", rule.allowed);
    });
}

std::vector<std::string> required_attributes(const operations::Template& one) {
    std::vector<std::string> required;
    for (const AttributeRule& rule : one.plan.rules)
        if (one.action == Action::create && rule.required) required.push_back(rule.name);
    return required;
}

void write_attributes_schema(JsonWriter& json, const operations::Template& one) {
    json.object("attributes", [&] {
        json.field("type", "object");
        write_texts(json, "required", required_attributes(one));
        json.field("maxProperties", static_cast<std::int64_t>(attributes_max));
        json.object("propertyNames", [&] {
            json.field("maxLength", static_cast<std::int64_t>(attribute_name_characters_max));
            json.field("pattern", line_not_blank());
        });
        json.object("properties", [&] {
            for (const AttributeRule& rule : one.plan.rules) write_attribute_schema(json, one, rule);
        });
        json.object("patternProperties", [&] {
            json.any_key(secret_by_name);
            json.object([&] {
                write_free_attribute(json);
                write_no_mask(json);
            });
        });
        json.object("additionalProperties", [&] { write_free_attribute(json); });
    });
}

/// Only an update requires its subscription.
void write_resource_schema(JsonWriter& json, Action action) {
    json.object("resourceId", [&] {
        json.field("type", "string");
        json.field("maxLength", static_cast<std::int64_t>(text_characters_max));
        json.field("pattern", action == Action::create ? std::string(line) : line_not_blank());
    });
}

void write_item_schema(JsonWriter& json, const operations::Template& one) {
    std::vector<std::string> required{"action", one.action == Action::create ? "productId" : "resourceId", "quantity"};
    if (!required_attributes(one).empty()) required.emplace_back("attributes");
    const std::string plan_id = format(one.plan.listing);
    json.object("orderItems", [&] {
        json.field("type", "object");
        write_texts(json, "required", required);
        json.object("properties", [&] {
            json.object("action", [&] { json.field("const", in_capitals(name_of(one.action))); });
            json.object("productId", [&] { json.field("const", one.plan.sku); });
            json.object("skuId", [&] { json.field("const", one.plan.sku); });
            json.object("planId", [&] { json.field("const", plan_id); });
            json.object("planName", [&] {
                write_texts(json, "enum", {one.plan.sku, plan_id, plan_resource(one.account, one.plan)});
            });
            write_resource_schema(json, one.action);
            json.object("quantity", [&] {
                json.field("type", "integer");
                json.field("minimum", std::int64_t{1});
                json.field("maximum", seats_max);
            });
            for (const std::string_view name : {"referenceId", "resellerPO", "endCustomerPO"})
                write_line_schema(json, name, reference_characters_max);
            json.object("attributes", [&] { json.field("$ref", "#/defs/attributes"); });
        });
    });
}

std::string description_of(const operations::Template& one) {
    return (one.action == Action::create ? "What it takes to provision " : "What it takes to change seats of ") +
           one.plan.name + ".";
}

} // namespace

std::string template_resource(std::int64_t account, const Plan& plan, Action action) {
    return account_resource(account) + "/provisionTemplates/" + format_template(plan.listing, action);
}

// reseller §5.6: "id, schema, title, description, type, properties {referenceId, displayName, orderItems}, defs
// {orderItems, attributes}".
void write_template(JsonWriter& json, const operations::Template& one) {
    const std::string action = in_capitals(name_of(one.action));
    json.object([&] {
        json.field("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.field("name", template_resource(one.account, one.plan, one.action));
        json.field("id", format_template(one.plan.listing, one.action));
        json.field("vendor", one.plan.vendor_name);
        json.field("provider", one.plan.provider);
        json.field("action", action);
        json.field("productId", one.plan.sku);
        json.field("title", action + " " + one.plan.sku);
        json.field("description", description_of(one));
        json.field("type", "object");
        write_texts(json, "required", {"orderItems"});
        json.object("properties", [&] {
            json.object("referenceId", [&] { json.field("type", "string"); });
            json.object("displayName", [&] { json.field("type", "string"); });
            write_line_schema(json, "poNumber", reference_characters_max);
            json.object("orderItems", [&] {
                json.field("type", "array");
                json.field("minItems", std::int64_t{1});
                json.field("maxItems", static_cast<std::int64_t>(order_items_max));
                json.object("items", [&] { json.field("$ref", "#/defs/orderItems"); });
            });
        });
        json.object("defs", [&] {
            write_item_schema(json, one);
            write_attributes_schema(json, one);
        });
    });
}

} // namespace cartwright::api::reseller
