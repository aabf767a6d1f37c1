#include "api/reseller/requests/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/formats.hpp"

#include <algorithm>

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

constexpr std::size_t priced_max = 100; // products per request

Result<operations::EnablePlan> enabling(const RequestContext& context, bool enabled) {
    return operations::EnablePlan{
        .account = TRY(account_in(context)), .sku = std::string(context.parameters[1]), .enabled = enabled};
}

Result<operations::ListPlanNames> names_listed(const RequestContext& context, operations::ListPlanNames::What what) {
    QueryInput query = query_of(context);
    const std::int64_t account = TRY(account_in(context));
    TRY(flawless(query.flaws()));
    return operations::ListPlanNames{.account = account, .what = what};
}

/// Products by their ids only.
std::vector<operations::PricePlans::Wanted> wanted_in(BodyInput& body, std::string_view name) {
    std::vector<operations::PricePlans::Wanted> wanted;
    for (std::string& id : body.texts(name, Presence::required).value_or(std::vector<std::string>{}))
        wanted.push_back({.sku = std::move(id)});
    return wanted;
}

std::vector<operations::PricePlans::Wanted> wanted_products(BodyInput& body) {
    std::vector<operations::PricePlans::Wanted> wanted;
    for (BodyInput& each : body.objects("products", Presence::required)) {
        wanted.push_back({.sku = words(each, "productId", Presence::required).value_or(""),
                          .quantity = seats(each, "quantity").value_or(1)});
        body.take(each);
    }
    return wanted;
}

} // namespace

Result<operations::ListPlans> products_listed(const RequestContext& context) {
    QueryInput query = query_of(context);
    const bool has_limit = query.text("limit").has_value() && !query.text("pageSize");
    const Paging page = has_limit ? paging(query, 0, "limit") : paging(query);
    operations::ListPlans wish{.account = TRY(account_in(context)),
                               .after = {page.token},
                               .limit = page.size,
                               .vendor = query.text("vendor").value_or(""),
                               .category = query.text("category").value_or(""),
                               .sku = query.text("filter.skuId").value_or(""),
                               .words = query.text("q").value_or("")};
    if (const auto limit = query.integer("limit", {.min = 1}); limit) wish.limit = std::min(*limit, wish.limit);
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::ShowPlan> product_shown(const RequestContext& context) {
    return operations::ShowPlan{.account = TRY(account_in(context)), .sku = std::string(context.parameters[1])};
}

Result<operations::EnablePlan> product_enabled(const RequestContext& context) { return enabling(context, true); }
Result<operations::EnablePlan> product_disabled(const RequestContext& context) { return enabling(context, false); }

// Our own shape with quantities, or one of the vendor's two: `productIds`, `externalProductWithProvider`.
Result<operations::PricePlans> products_priced(RequestContext& context) {
    BodyInput body = body_of(context);
    operations::PricePlans wish{.account = TRY(account_in(context))};
    if (body.find("externalProductWithProvider")) {
        wish.by_provider = true;
        for (BodyInput& each : body.objects("externalProductWithProvider", Presence::required)) {
            wish.groups.push_back({.provider = words(each, "provider", Presence::required).value_or(""),
                                   .wanted = wanted_in(each, "externalProducts")});
            body.take(each);
        }
    } else if (body.find("productIds")) {
        wish.groups.push_back({.wanted = wanted_in(body, "productIds")});
    } else {
        wish.groups.push_back({.wanted = wanted_products(body)});
    }
    std::size_t count = 0;
    for (const auto& group : wish.groups) count += group.wanted.size();
    if (count > priced_max)
        body.note("", "There should be at most " + std::to_string(priced_max) + " products", "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ListPlanNames> categories_listed(const RequestContext& context) {
    return names_listed(context, operations::ListPlanNames::What::categories);
}

Result<operations::ListPlanNames> verticals_listed(const RequestContext& context) {
    return names_listed(context, operations::ListPlanNames::What::verticals);
}

Result<operations::ListTemplates> templates_listed(const RequestContext& context) {
    QueryInput query = query_of(context);
    const Paging page = paging(query);
    operations::ListTemplates wish{.account = TRY(account_in(context)),
                                   .after = {page.token},
                                   .limit = page.size,
                                   .vendor = query.text("vendor").value_or(""),
                                   .provider = query.text("provider").value_or("")};
    if (const auto action = query.text("action"); action && !action->empty()) {
        wish.action = parse_action(in_small_letters(*action));
        if (!wish.action || wish.action == Action::renew)
            query.note("action", "Input should be 'CREATE' or 'UPDATE'", "enum");
    }
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::ShowTemplate> template_shown(const RequestContext& context) {
    const std::int64_t account = TRY(account_in(context));
    const TemplateNumber number = template_numbered(TRY(number_in(context, 1, "provisionTemplates")));
    return operations::ShowTemplate{.account = account,
                                    .plan = number.plan,
                                    .action = number.action,
                                    .resource = account_resource(account) + "/provisionTemplates/" +
                                                std::string(context.parameters[1])};
}

} // namespace cartwright::api::reseller
