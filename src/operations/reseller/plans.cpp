#include "operations/reseller/plans.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "operations/reseller/customers.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/engine/counters.hpp"
#include "store/orders/sellers.hpp"
#include "store/reseller/plans.hpp"

#include <algorithm>
#include <functional>

namespace cartwright::operations {

namespace plans = store::plans;
namespace products = store::products;
namespace sellers = store::sellers;

namespace {

/// The category of products that only resellers see: it is hidden from every shelf.
constexpr std::string_view hidden_category = "Services for resale";
constexpr std::string_view hidden_slug = "services-for-resale";

/// How many plans are read for one page, when only some are wanted.
constexpr std::int64_t plans_looked_at = 1'000;

tl::unexpected<Refusal> no_plan(const Reseller& reseller, const std::string& sku) {
    return refuse(
        Refusal{.why = Why::resource_not_found, .subject = account_resource(reseller.number) + "/products/" + sku});
}

Result<Plan> plan_of(Work& work, const Reseller& reseller, const std::string& sku) {
    auto plan = plans::with_sku(work.tx, sku, reseller.id);
    if (!plan) return no_plan(reseller, sku);
    return *std::move(plan);
}

/// Which plans of a page are wanted, without regard to case; an empty text matches all.
struct Filter {
    std::string vendor{};
    std::string category{};
    std::string provider{};
    std::string sku{};
    std::string words{}; // searchable

    [[nodiscard]] bool is_empty() const {
        return vendor.empty() && category.empty() && provider.empty() && sku.empty() && words.empty();
    }
    [[nodiscard]] bool matches(const Plan& plan) const {
        return matches_text(vendor, plan.vendor_name) && matches_text(category, plan.category) &&
               matches_text(provider, plan.provider) && matches_text(sku, plan.sku) &&
               (words.empty() || has_words(plan));
    }
    static bool matches_text(const std::string& wanted, const std::string& text) {
        return wanted.empty() || folded(wanted) == folded(text);
    }
    [[nodiscard]] bool has_words(const Plan& plan) const {
        const auto texts = {std::cref(plan.name), std::cref(plan.sku), std::cref(plan.description),
                            std::cref(plan.vendor_name)};
        return std::ranges::any_of(
            texts, [&](const std::string& text) { return searchable(text).find(words) != std::string::npos; });
    }
};

/// Whether the plan is of the provider or vendor with that name, without regard to case; empty: any.
bool is_of(const Plan& plan, const std::string& provider) {
    return Filter::matches_text(provider, plan.provider) || Filter::matches_text(provider, plan.vendor_name);
}

struct PlanBatch {
    std::vector<Plan> plans;
    std::optional<ListingId> next{};
};

/// The first `limit` plans that match, and where to continue.
PlanBatch next_plans(Work& work, const Reseller& reseller, ListingId after, std::int64_t limit, const Filter& filter) {
    const std::int64_t looked_at = filter.is_empty() ? limit : plans_looked_at;
    PlanBatch batch{.plans = plans::after(work.tx, after, reseller.id, looked_at)};
    if (static_cast<std::int64_t>(batch.plans.size()) == looked_at) batch.next = batch.plans.back().listing;
    std::erase_if(batch.plans, [&](const Plan& plan) { return !filter.matches(plan); });
    if (static_cast<std::int64_t>(batch.plans.size()) > limit) {
        batch.plans.resize(static_cast<std::size_t>(limit));
        batch.next = batch.plans.back().listing;
    }
    return batch;
}

CategoryId category_of_plans(Work& work) {
    if (const auto id = products::category_with_slug(work.tx, hidden_slug)) return *id;
    const CategoryId id = products::next_category(work.tx);
    products::add(work.tx, Category{.id = id, .name = std::string(hidden_category), .slug = std::string(hidden_slug)});
    products::hide(work.tx, id);
    return id;
}

Seller vendor_named(Work& work, const std::string& name, std::optional<std::int64_t> fee_bps) {
    auto vendor = sellers::named(work.tx, Seller::Kind::vendor, name);
    if (!vendor) {
        vendor = Seller{.id = work.tx.next_id<struct Seller>(), .kind = Seller::Kind::vendor, .name = name};
        vendor->number = store::counters::next(work.tx, "vendors");
        vendor->verified = true;
        vendor->fee_bps = 0;
    }
    vendor->fee_bps = fee_bps.value_or(vendor->fee_bps);
    sellers::put(work.tx, *vendor);
    return *vendor;
}

void store_plan(Work& work, const Plan& plan, CategoryId category) {
    products::put(work.tx, {.id = plan.product,
                            .category = category,
                            .sku = plan.sku,
                            .name = plan.name,
                            .brand = plan.vendor_name,
                            .description = plan.description});
    store::listings::put(
        work.tx,
        {.id = plan.listing, .product = plan.product, .seller = plan.vendor, .price = plan.price, .stock = {}});
    store::listings::make_endless(work.tx, plan.listing);
    plans::put(work.tx, plan);
}

/// An existing plan: the list's values, and the present ones for columns that the list lacks.
Plan completed(Plan plan, const PutPlans::Columns& columns, const Plan& present) {
    if (!columns.name) plan.name = present.name;
    if (!columns.vendor) plan.vendor_name = present.vendor_name;
    if (!columns.provider) plan.provider = present.provider;
    if (!columns.category) plan.category = present.category;
    if (!columns.vertical) plan.vertical = present.vertical;
    if (!columns.period) plan.period = present.period;
    if (!columns.price) plan.price = present.price;
    if (!columns.attributes) plan.rules = present.rules;
    if (!columns.description) plan.description = present.description;
    plan.product = present.product;
    plan.listing = present.listing;
    return plan;
}

} // namespace

Result<PlanPage> list_plans(Work& work, const ListPlans& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    PlanBatch batch = next_plans(
        work, reseller, wish.after, wish.limit,
        {.vendor = wish.vendor, .category = wish.category, .sku = wish.sku, .words = searchable(wish.words)});
    return PlanPage{.account = reseller.number, .plans = std::move(batch.plans), .next = batch.next};
}

Result<PlanOfAccount> show_plan(Work& work, const ShowPlan& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    return PlanOfAccount{.account = reseller.number, .plan = TRY(plan_of(work, reseller, wish.sku))};
}

Result<PlanOfAccount> enable_plan(Work& work, const EnablePlan& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    Plan plan = TRY(plan_of(work, reseller, wish.sku));
    plans::set_enabled(work.tx, reseller.id, plan.listing, wish.enabled);
    plan.enabled = wish.enabled;
    return PlanOfAccount{.account = reseller.number, .plan = std::move(plan)};
}

Result<PricedPlans> price_plans(Work& work, const PricePlans& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    PricedPlans answer{.by_provider = wish.by_provider};
    for (const PricePlans::Group& group : wish.groups) {
        auto& priced = answer.groups.emplace_back(PricedPlans::Group{.provider = group.provider}).priced;
        for (const PricePlans::Wanted& wanted : group.wanted) {
            Plan plan = TRY(plan_of(work, reseller, wanted.sku));
            if (!is_of(plan, group.provider)) return no_plan(reseller, wanted.sku);
            const auto total = times(plan.price, wanted.quantity);
            if (!total) return refuse(Why::amount_too_large);
            priced.push_back({.plan = std::move(plan), .quantity = wanted.quantity, .total = *total});
        }
    }
    return answer;
}

Result<std::vector<std::string>> list_plan_names(Work& work, const ListPlanNames& wish) {
    if (const auto reseller = reseller_of(work, wish.account); !reseller) return refuse(reseller.error());
    return wish.what == ListPlanNames::What::categories ? plans::categories(work.tx) : plans::verticals(work.tx);
}

Result<TemplatePage> list_templates(Work& work, const ListTemplates& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    const PlanBatch batch =
        next_plans(work, reseller, wish.after, wish.limit, {.vendor = wish.vendor, .provider = wish.provider});
    TemplatePage page{.templates = {}, .next = batch.next};
    for (const Plan& plan : batch.plans)
        for (const Action action : {Action::create, Action::update})
            if (!wish.action || wish.action == action)
                page.templates.push_back({.account = reseller.number, .plan = plan, .action = action});
    return page;
}

Result<Template> show_template(Work& work, const ShowTemplate& wish) {
    const Reseller reseller = TRY(reseller_of(work, wish.account));
    auto plan = plans::of_listing(work.tx, wish.plan, reseller.id);
    if (!plan) return refuse(Refusal{.why = Why::resource_not_found, .subject = wish.resource});
    return Template{.account = reseller.number, .plan = *std::move(plan), .action = wish.action};
}

Result<PlansPut> put_plans(Work& work, const PutPlans& wish) {
    products::lock_catalogue(work.tx);
    PlansPut result;
    const CategoryId category = category_of_plans(work);
    ProductId next = products::next(work.tx);
    const PutPlans::Columns& columns = wish.columns;
    const bool may_be_new = columns.name && columns.vendor && columns.provider && columns.price;
    Refusal unknown{.why = Why::malformed};
    for (const OfferedPlan& offered : wish.plans) {
        const std::string& sku = offered.plan.sku;
        const auto present = plans::with_sku(work.tx, sku, AccountId{});
        if (!present && products::has_sku(work.tx, sku))
            return refuse(Refusal{.why = Why::name_in_use, .subject = sku});
        if (!present && !may_be_new) {
            if (unknown.available++ == 0) unknown.subject = sku;
            continue;
        }
        Plan plan = present ? completed(offered.plan, columns, *present) : offered.plan;
        plan.vendor =
            vendor_named(work, plan.vendor_name, columns.fee ? std::optional(offered.fee_bps) : std::nullopt).id;
        if (present && present->vendor != plan.vendor) return refuse(Refusal{.why = Why::name_in_use, .subject = sku});
        if (!present) {
            plan.product = next;
            plan.listing = ListingId{next.value};
            ++next.value;
        }
        store_plan(work, plan, category);
        ++(present ? result.changed : result.added);
    }
    if (unknown.available > 0) return refuse(std::move(unknown));
    return result;
}

} // namespace cartwright::operations
