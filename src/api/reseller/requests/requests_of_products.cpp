#include "api/reseller/requests/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/formats.hpp"

#include <algorithm>

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

constexpr std::size_t priced_max = 100; // products per request

Result<operations::EnablePlan> read_enable_or_disable_plan(const RequestContext& context, bool enabled) {
    return operations::EnablePlan{
        .account = TRY(read_account(context)), .sku = std::string(context.parameters[1]), .enabled = enabled};
}

Result<operations::ListPlanNames> read_list_plan_names(const RequestContext& context,
                                                       operations::ListPlanNames::What what) {
    QueryInput query = read_query(context);
    const std::int64_t account = TRY(read_account(context));
    TRY(flawless(query.flaws()));
    return operations::ListPlanNames{.account = account, .what = what};
}

/// Products by their ids only.
std::vector<operations::PricePlans::Wanted> read_wanted_ids(BodyInput& body, std::string_view name) {
    std::vector<operations::PricePlans::Wanted> wanted;
    for (std::string& id : body.texts(name, Presence::required).value_or(std::vector<std::string>{}))
        wanted.push_back({.sku = std::move(id)});
    return wanted;
}

std::vector<operations::PricePlans::Wanted> read_wanted_products(BodyInput& body) {
    std::vector<operations::PricePlans::Wanted> wanted;
    for (BodyInput& each : body.objects("products", Presence::required)) {
        wanted.push_back({.sku = read_text(each, "productId", Presence::required).value_or(""),
                          .quantity = read_seats(each, "quantity").value_or(1)});
    }
    return wanted;
}

} // namespace

Result<operations::ListPlans> read_list_plans(const RequestContext& context) {
    QueryInput query = read_query(context);
    const bool has_limit = query.text("limit").has_value() && !query.text("pageSize");
    const Paging page = has_limit ? read_paging(query, 0, "limit") : read_paging(query);
    operations::ListPlans wish{.account = TRY(read_account(context)),
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

Result<operations::ShowPlan> read_show_plan(const RequestContext& context) {
    return operations::ShowPlan{.account = TRY(read_account(context)), .sku = std::string(context.parameters[1])};
}

Result<operations::EnablePlan> read_enable_plan(const RequestContext& context) {
    return read_enable_or_disable_plan(context, true);
}
Result<operations::EnablePlan> read_disable_plan(const RequestContext& context) {
    return read_enable_or_disable_plan(context, false);
}

// Our own shape with quantities, or one of the vendor's two: `productIds`, `externalProductWithProvider`.
Result<operations::PricePlans> read_price_plans(RequestContext& context) {
    BodyInput body = read_body(context);
    operations::PricePlans wish{.account = TRY(read_account(context))};
    if (body.find("externalProductWithProvider")) {
        wish.by_provider = true;
        for (BodyInput& each : body.objects("externalProductWithProvider", Presence::required)) {
            wish.groups.push_back({.provider = read_text(each, "provider", Presence::required).value_or(""),
                                   .wanted = read_wanted_ids(each, "externalProducts")});
        }
    } else if (body.find("productIds")) {
        wish.groups.push_back({.wanted = read_wanted_ids(body, "productIds")});
    } else {
        wish.groups.push_back({.wanted = read_wanted_products(body)});
    }
    std::size_t count = 0;
    for (const auto& group : wish.groups) count += group.wanted.size();
    if (count > priced_max)
        body.note("", "There should be at most " + std::to_string(priced_max) + " products", "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ListPlanNames> read_list_categories(const RequestContext& context) {
    return read_list_plan_names(context, operations::ListPlanNames::What::categories);
}

Result<operations::ListPlanNames> read_list_verticals(const RequestContext& context) {
    return read_list_plan_names(context, operations::ListPlanNames::What::verticals);
}

Result<operations::ListTemplates> read_list_templates(const RequestContext& context) {
    QueryInput query = read_query(context);
    const Paging page = read_paging(query);
    operations::ListTemplates wish{.account = TRY(read_account(context)),
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

Result<operations::ShowTemplate> read_show_template(const RequestContext& context) {
    const std::int64_t account = TRY(read_account(context));
    const TemplateNumber number = parse_template_number(TRY(read_path_number(context, 1, "provisionTemplates")));
    return operations::ShowTemplate{.account = account,
                                    .plan = number.plan,
                                    .action = number.action,
                                    .resource = account_resource(account) + "/provisionTemplates/" +
                                                std::string(context.parameters[1])};
}

} // namespace cartwright::api::reseller
