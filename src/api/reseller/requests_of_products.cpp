#include "api/reseller/requests.hpp"

#include "api/reseller/fields.hpp"
#include "api/reseller/spelling.hpp"

namespace cartwright::api::reseller {

namespace {

using Presence = BodyInput::Presence;

constexpr std::size_t priced_max = 100; // products to one question

Result<operations::EnablePlan> enabling(const Exchange& exchange, bool enabled) {
    return operations::EnablePlan{
        .account = TRY(account_in(exchange)), .sku = std::string(exchange.parameters[1]), .enabled = enabled};
}

Result<operations::ListPlanNames> names_listed(const Exchange& exchange, operations::ListPlanNames::What what) {
    return operations::ListPlanNames{.account = TRY(account_in(exchange)), .what = what};
}

} // namespace

Result<operations::ListPlans> products_listed(const Exchange& exchange) {
    QueryInput query(exchange.request.query);
    const Paging page = paging(query);
    operations::ListPlans wish{.account = TRY(account_in(exchange)),
                               .after = {page.token},
                               .limit = page.size,
                               .vendor = query.text("vendor").value_or(""),
                               .category = query.text("category").value_or("")};
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::ShowPlan> product_shown(const Exchange& exchange) {
    return operations::ShowPlan{.account = TRY(account_in(exchange)), .sku = std::string(exchange.parameters[1])};
}

Result<operations::EnablePlan> product_enabled(const Exchange& exchange) { return enabling(exchange, true); }
Result<operations::EnablePlan> product_disabled(const Exchange& exchange) { return enabling(exchange, false); }

Result<operations::PricePlans> products_priced(Exchange& exchange) {
    BodyInput body(exchange.json(), exchange.request.body);
    operations::PricePlans wish{.account = TRY(account_in(exchange)), .wanted = {}};
    for (BodyInput& each : body.objects("products", Presence::required)) {
        wish.wanted.push_back({.sku = words(each, "productId", Presence::required).value_or(""),
                               .quantity = seats(each, "quantity").value_or(1)});
        body.take(each);
    }
    if (wish.wanted.size() > priced_max)
        body.note("products", "There should be at most " + std::to_string(priced_max), "too_long");
    TRY(flawless(body.flaws()));
    return wish;
}

Result<operations::ListPlanNames> categories_listed(const Exchange& exchange) {
    return names_listed(exchange, operations::ListPlanNames::What::categories);
}

Result<operations::ListPlanNames> verticals_listed(const Exchange& exchange) {
    return names_listed(exchange, operations::ListPlanNames::What::verticals);
}

Result<operations::ListTemplates> templates_listed(const Exchange& exchange) {
    QueryInput query(exchange.request.query);
    const Paging page = paging(query);
    operations::ListTemplates wish{.account = TRY(account_in(exchange)),
                                   .after = {page.token},
                                   .limit = page.size,
                                   .vendor = query.text("vendor").value_or(""),
                                   .provider = query.text("provider").value_or("")};
    if (const auto action = query.text("action"); action && !action->empty()) {
        wish.action = action_named(in_small_letters(*action));
        if (!wish.action || wish.action == Action::renew)
            query.note("action", "Input should be 'CREATE' or 'UPDATE'", "enum");
    }
    TRY(flawless(query.flaws()));
    return wish;
}

Result<operations::ShowTemplate> template_shown(const Exchange& exchange) {
    const std::int64_t account = TRY(account_in(exchange));
    const TemplateNumber number = template_numbered(TRY(number_in(exchange, 1, "provisionTemplates")));
    return operations::ShowTemplate{.account = account,
                                    .plan = number.plan,
                                    .action = number.action,
                                    .resource = account_resource(account) + "/provisionTemplates/" +
                                                std::string(exchange.parameters[1])};
}

} // namespace cartwright::api::reseller
