#include "api/reseller/replies.hpp"

#include "api/reseller/spelling.hpp"
#include "api/reseller/writing.hpp"

namespace cartwright::api::reseller {

namespace {

std::string resource_of(std::int64_t account, const Plan& plan) {
    return account_resource(account) + "/products/" + plan.sku;
}

std::string template_resource(std::int64_t account, const Plan& plan, Action action) {
    return account_resource(account) + "/provisionTemplates/" + template_spelled(plan.listing, action);
}

void write_rule(JsonWriter& json, const Plan& plan, const AttributeRule& rule) {
    json.object([&] {
        json.field("name", rule.name);
        json.field("required", rule.required);
        json.field("secret", is_secret(plan, rule.name));
        if (!rule.allowed.empty())
            json.array("allowedValues", rule.allowed, [&](const std::string& value) { json.text(value); });
    });
}

/// product → sku → plan: here each has one of the next.
void write_definition(JsonWriter& json, std::int64_t account, const Plan& plan) {
    json.object("definition", [&] {
        json.array("skus", std::initializer_list<const Plan*>{&plan}, [&](const Plan* sku) {
            json.object([&] {
                json.field("skuId", sku->sku);
                json.field("displayName", sku->name);
                json.array("plans", std::initializer_list<const Plan*>{sku}, [&](const Plan* only) {
                    json.object([&] {
                        json.field("planId", spelled(only->listing));
                        json.field("name", resource_of(account, *only) + "/plans/" + spelled(only->listing));
                        json.field("displayName", only->name);
                        json.field("billingPeriod", in_capitals(name_of(only->period)));
                        write_money(json, "recurringPrice", only->price);
                        json.field("cancelTiming", "IMMEDIATE");
                    });
                });
            });
        });
    });
}

void write_product(JsonWriter& json, std::int64_t account, const Plan& plan) {
    json.object([&] {
        json.field("name", resource_of(account, plan));
        json.field("productId", plan.sku);
        json.field("displayName", plan.name);
        json.field("description", plan.description);
        json.field("vendorName", plan.vendor_name);
        json.field("providerName", plan.provider);
        json.field("category", plan.category);
        json.field("vertical", plan.vertical);
        json.field("productType", "SUBSCRIPTION_PRODUCT");
        json.field("enabled", plan.enabled);
        json.money("unitPrice", plan.price.minor);
        json.field("currencyCode", plan.price.currency.text());
        json.field("billingPeriod", in_capitals(name_of(plan.period)));
        write_definition(json, account, plan);
        json.array("attributes", plan.rules, [&](const AttributeRule& rule) { write_rule(json, plan, rule); });
        json.field("provisionTemplate", template_resource(account, plan, Action::create));
    });
}

http::Reply list_of_names(std::string_view name, const std::vector<std::string>& names) {
    JsonWriter json;
    json.object([&] {
        json.array(name, names,
                   [&](const std::string& each) { json.object([&] { json.field("displayName", each); }); });
    });
    return ok(json);
}

void write_attribute_schema(JsonWriter& json, const Plan& plan, const AttributeRule& rule) {
    json.any_key(rule.name);
    json.object([&] {
        json.field("type", "string");
        json.field("maxLength", static_cast<std::int64_t>(attribute_value_bytes_max));
        if (rule.required) json.field("minLength", std::int64_t{1});
        if (is_secret(plan, rule.name)) json.field("writeOnly", true);
        if (!rule.allowed.empty())
            json.array("enum", rule.allowed, [&](const std::string& value) { json.text(value); });
    });
}

void write_attributes_schema(JsonWriter& json, const operations::Template& one) {
    const bool is_new = one.action == Action::create;
    std::vector<std::string> required;
    for (const AttributeRule& rule : one.plan.rules)
        if (is_new && rule.required) required.push_back(rule.name);
    json.object("attributes", [&] {
        json.field("type", "object");
        json.array("required", required, [&](const std::string& name) { json.text(name); });
        json.object("properties", [&] {
            for (const AttributeRule& rule : one.plan.rules)
                if (is_new) write_attribute_schema(json, one.plan, rule);
        });
        json.field("additionalProperties", true);
    });
}

void write_item_schema(JsonWriter& json, const operations::Template& one) {
    using Names = std::vector<std::string_view>;
    const bool is_new = one.action == Action::create;
    json.object("orderItems", [&] {
        json.field("type", "object");
        json.array("required",
                   is_new ? Names{"action", "productId", "quantity"} : Names{"action", "resourceId", "quantity"},
                   [&](std::string_view name) { json.text(name); });
        json.object("properties", [&] {
            json.object("action", [&] { json.field("const", in_capitals(name_of(one.action))); });
            json.object("productId", [&] { json.field("const", one.plan.sku); });
            json.object("resourceId", [&] { json.field("type", "string"); });
            json.object("quantity", [&] {
                json.field("type", "integer");
                json.field("minimum", std::int64_t{1});
                json.field("maximum", seats_max);
            });
            json.object("attributes", [&] { json.field("$ref", "#/defs/attributes"); });
        });
    });
}

// reseller §5.6: "id, schema, title, description, type, properties {referenceId, displayName, orderItems}, defs
// {orderItems, attributes}".
void write_template(JsonWriter& json, const operations::Template& one) {
    const std::string action = in_capitals(name_of(one.action));
    json.object([&] {
        json.field("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.field("name", template_resource(one.account, one.plan, one.action));
        json.field("id", template_spelled(one.plan.listing, one.action));
        json.field("vendor", one.plan.vendor_name);
        json.field("provider", one.plan.provider);
        json.field("action", action);
        json.field("productId", one.plan.sku);
        json.field("title", action + " " + one.plan.sku);
        json.field("description", one.action == Action::create
                                      ? "What it takes to provision " + one.plan.name + "."
                                      : "What it takes to change seats of " + one.plan.name + ".");
        json.field("type", "object");
        json.array("required", std::initializer_list<std::string_view>{"orderItems"},
                   [&](std::string_view name) { json.text(name); });
        json.object("properties", [&] {
            json.object("referenceId", [&] { json.field("type", "string"); });
            json.object("displayName", [&] { json.field("type", "string"); });
            json.object("orderItems", [&] {
                json.field("type", "array");
                json.object("items", [&] { json.field("$ref", "#/defs/orderItems"); });
            });
        });
        json.object("defs", [&] {
            write_item_schema(json, one);
            write_attributes_schema(json, one);
        });
    });
}

} // namespace

http::Reply products(const operations::PlanPage& page) {
    JsonWriter json;
    json.object([&] {
        json.array("products", page.plans, [&](const Plan& plan) { write_product(json, page.account, plan); });
        json.field("nextPageToken", page.next ? spelled(*page.next) : std::string());
    });
    return ok(json);
}

http::Reply product(const operations::PlanOfAccount& plan) {
    JsonWriter json;
    write_product(json, plan.account, plan.plan);
    return ok(json);
}

http::Reply prices(const std::vector<operations::PricedPlan>& priced) {
    JsonWriter json;
    json.object([&] {
        json.array("products", priced, [&](const operations::PricedPlan& each) {
            json.object([&] {
                json.field("productId", each.plan.sku);
                json.field("planId", spelled(each.plan.listing));
                json.field("quantity", each.quantity);
                json.field("billingPeriod", in_capitals(name_of(each.plan.period)));
                write_money(json, "unitPrice", each.plan.price);
                write_money(json, "totalPrice", each.total);
            });
        });
    });
    return ok(json);
}

http::Reply categories(const std::vector<std::string>& names) { return list_of_names("categories", names); }
http::Reply verticals(const std::vector<std::string>& names) { return list_of_names("verticals", names); }

http::Reply templates(const operations::TemplatePage& page) {
    JsonWriter json;
    json.object([&] {
        json.array("provisionTemplates", page.templates,
                   [&](const operations::Template& one) { write_template(json, one); });
        json.field("nextPageToken", page.next ? spelled(*page.next) : std::string());
    });
    return ok(json);
}

http::Reply provision_template(const operations::Template& one) {
    JsonWriter json;
    write_template(json, one);
    return ok(json);
}

} // namespace cartwright::api::reseller
