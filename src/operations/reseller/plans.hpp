#pragma once

#include "domain/reseller/provisioning.hpp"
#include "operations/work.hpp"

#include <string>
#include <vector>

/// Plans that vendors offer for resale, and the data that provisioning them requires.
namespace cartwright::operations {

struct ListPlans {
    std::int64_t account = 0;
    ListingId after{};
    std::int64_t limit = 0;
    std::string vendor{};   // empty: all
    std::string category{}; // likewise
    std::string sku{};      // likewise
    std::string words{};    // part of the name, SKU, description or vendor's name, compared as searches do
};

/// `next` is where the next page begins, when there may be more.
struct PlanPage {
    std::int64_t account = 0;
    std::vector<Plan> plans;
    std::optional<ListingId> next{};
};
Result<PlanPage> list_plans(Work& work, const ListPlans& wish);

struct ShowPlan {
    std::int64_t account = 0;
    std::string sku;
};

/// A plan as an account sees it.
struct PlanOfAccount {
    std::int64_t account = 0;
    Plan plan;
};

/// Refused: resource_not_found.
Result<PlanOfAccount> show_plan(Work& work, const ShowPlan& wish);

/// Sets whether the reseller sells a plan. Refused: resource_not_found.
struct EnablePlan {
    std::int64_t account = 0;
    std::string sku;
    bool enabled = true;
};
Result<PlanOfAccount> enable_plan(Work& work, const EnablePlan& wish);

struct PricePlans {
    struct Wanted {
        std::string sku;
        std::int64_t quantity = 1;
    };
    /// Plans of one provider; empty: of any.
    struct Group {
        std::string provider{};
        std::vector<Wanted> wanted{};
    };
    std::int64_t account = 0;
    std::vector<Group> groups{};
    bool by_provider = false; // how the answer is arranged
};
struct PricedPlan {
    Plan plan;
    std::int64_t quantity = 0;
    Money total;
};
struct PricedPlans {
    struct Group {
        std::string provider{};
        std::vector<PricedPlan> priced{};
    };
    std::vector<Group> groups{};
    bool by_provider = false;
};

/// The price of each plan for a period, in the order of the request. Refused: resource_not_found, also for a plan of
/// another provider; amount_too_large.
Result<PricedPlans> price_plans(Work& work, const PricePlans& wish);

struct ListPlanNames {
    enum class What : std::uint8_t { categories, verticals };
    std::int64_t account = 0;
    What what = What::categories;
};
Result<std::vector<std::string>> list_plan_names(Work& work, const ListPlanNames& wish);

/// The data that provisioning a plan, or changing what was provisioned, requires.
struct Template {
    std::int64_t account = 0;
    Plan plan;
    Action action = Action::create;
};

struct ListTemplates {
    std::int64_t account = 0;
    ListingId after{};
    std::int64_t limit = 0; // of plans: each has a template for either action
    std::string vendor{};
    std::string provider{};
    std::optional<Action> action{};
};
struct TemplatePage {
    std::vector<Template> templates;
    std::optional<ListingId> next{};
};
Result<TemplatePage> list_templates(Work& work, const ListTemplates& wish);

struct ShowTemplate {
    std::int64_t account = 0;
    ListingId plan;
    Action action = Action::create;
    std::string resource{}; // its name, for the refusal when there is none
};

/// Refused: resource_not_found.
Result<Template> show_template(Work& work, const ShowTemplate& wish);

/// A plan as an import list has it, identified by its SKU. Its vendor is created when it does not exist.
struct OfferedPlan {
    Plan plan;                // sku, name, description, vendor_name, provider, category, vertical, period, price, rules
    std::int64_t fee_bps = 0; // of its vendor
};
struct PutPlans {
    std::vector<OfferedPlan> plans;
    /// The columns that the list has. Other values stay as they are, and are empty in new plans.
    struct Columns {
        bool name = true;
        bool vendor = true;
        bool provider = true;
        bool category = true;
        bool vertical = true;
        bool period = true;
        bool price = true;
        bool fee = true;
        bool attributes = true;
        bool description = true;
    } columns{};
};
struct PlansPut {
    std::int64_t added = 0;
    std::int64_t changed = 0;
};

/// Adds plans or changes existing ones. All or nothing. Refused: name_in_use, when a SKU is something else's;
/// malformed, when there are new plans (`available` says how many, `subject` names the first) and the list lacks their
/// name, vendor, provider or price.
Result<PlansPut> put_plans(Work& work, const PutPlans& wish);

} // namespace cartwright::operations
