#include "api/reseller/replies/replies.hpp"

#include "api/reseller/formats.hpp"
#include "api/reseller/provision_templates.hpp"
#include "api/reseller/replies/writing.hpp"

namespace cartwright::api::reseller {

namespace {

void write_rule(JsonWriter& json, const Plan& plan, const AttributeRule& rule) {
    json.object([&] {
        json.field("name", rule.name);
        json.field("required", rule.required);
        json.field("secret", is_secret(plan, rule.name));
        if (!rule.allowed.empty())
            json.array("allowedValues", rule.allowed, [&](const std::string& value) { json.text(value); });
    });
}

/// product → sku → plan: here each level has exactly one of the next.
void write_definition(JsonWriter& json, std::int64_t account, const Plan& plan) {
    json.object("definition", [&] {
        json.array("skus", std::initializer_list<const Plan*>{&plan}, [&](const Plan* sku) {
            json.object([&] {
                json.field("id", sku->sku);
                json.field("skuId", sku->sku);
                json.field("displayName", sku->name);
                json.array("plans", std::initializer_list<const Plan*>{sku}, [&](const Plan* only) {
                    json.object([&] {
                        json.field("id", format(only->listing));
                        json.field("planId", format(only->listing));
                        json.field("name", plan_resource(account, *only));
                        json.field("displayName", only->name);
                        json.field("billingPeriod", format_billing_period(only->period));
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
        json.field("name", product_resource(account, plan));
        json.field("id", plan.sku);
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

http::Reply write_names(std::string_view name, const std::vector<std::string>& names) {
    JsonWriter json;
    json.object([&] {
        json.array(name, names,
                   [&](const std::string& each) { json.object([&] { json.field("displayName", each); }); });
    });
    return ok_reply(json);
}

void write_prices(JsonWriter& json, std::string_view name, const operations::PricedPlans::Group& group) {
    json.array(name, group.priced, [&](const operations::PricedPlan& each) {
        json.object([&] {
            json.field("productId", each.plan.sku);
            json.field("planId", format(each.plan.listing));
            json.field("quantity", each.quantity);
            json.field("billingPeriod", in_capitals(name_of(each.plan.period)));
            write_money(json, "unitPrice", each.plan.price);
            write_money(json, "totalPrice", each.total);
        });
    });
}

} // namespace

http::Reply write_products(const operations::PlanPage& page) {
    JsonWriter json;
    json.object([&] {
        json.array("products", page.plans, [&](const Plan& plan) { write_product(json, page.account, plan); });
        json.field("nextPageToken", page.next ? format(*page.next) : std::string());
    });
    return ok_reply(json);
}

http::Reply write_product(const operations::PlanOfAccount& plan) {
    JsonWriter json;
    write_product(json, plan.account, plan.plan);
    return ok_reply(json);
}

http::Reply write_prices(const operations::PricedPlans& answer) {
    JsonWriter json;
    json.object([&] {
        if (!answer.by_provider) return write_prices(json, "products", answer.groups.front());
        json.array("externalProductWithProvider", answer.groups, [&](const auto& group) {
            json.object([&] {
                json.field("provider", group.provider);
                write_prices(json, "externalProducts", group);
            });
        });
    });
    return ok_reply(json);
}

http::Reply write_categories(const std::vector<std::string>& names) { return write_names("categories", names); }
http::Reply write_verticals(const std::vector<std::string>& names) { return write_names("verticals", names); }

http::Reply write_templates(const operations::TemplatePage& page) {
    JsonWriter json;
    json.object([&] {
        // reseller §5: the vendor's clients read the same list under another name.
        for (const std::string_view name : {"provisionTemplates", "provisioningReferences"})
            json.array(name, page.templates, [&](const operations::Template& one) { write_template(json, one); });
        json.field("nextPageToken", page.next ? format(*page.next) : std::string());
    });
    return ok_reply(json);
}

http::Reply write_provision_template(const operations::Template& one) {
    JsonWriter json;
    write_template(json, one);
    return ok_reply(json);
}

} // namespace cartwright::api::reseller
