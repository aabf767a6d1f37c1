#pragma once

#include "domain/reseller/customer_cart.hpp"

#include <string>
#include <string_view>

/// How the reseller API formats and parses the numbers and names of the core.
namespace cartwright::api::reseller {

template <class Entity> std::string format(Id<Entity> id) { return std::to_string(id.value); }

/// "active" → "ACTIVE".
std::string in_capitals(std::string_view name);
std::string in_small_letters(std::string_view name);

/// The vendor's word for how often a plan is paid for: MONTHLY, QUARTERLY, ANNUAL.
std::string_view format_billing_period(Period period);

/// OPEN, SAVED_FOR_LATER, QUOTE, CHECKED_OUT.
std::string_view format(CartStatus status);
std::optional<CartStatus> parse_cart_status_text(std::string_view text);

/// reseller A1-19: "Expose guide 5's three (PROCESSING, COMPLETED, FAILED)"; and beside them the vendor API's own: NEW,
/// IN_PROGRESS, COMPLETED, ERROR, CANCELED.
std::string_view format_status(Step step);
std::string_view format_vendor_status(Step step);

/// The steps that stand for a status of either enumeration; nothing for any other text.
std::optional<std::vector<Step>> parse_steps(std::string_view text);

/// reseller §5.7: the states that stand for a status of the vendor's enumeration. Empty where a subscription here never
/// has that status. Nothing for any other text.
std::optional<std::vector<Subscription::State>> parse_vendor_states(std::string_view text);

/// The names of resources: "accounts/10001/products/AZURE-PLAN", and the same with ".../plans/40" after it.
std::string product_resource(std::int64_t account, const Plan& plan);
std::string plan_resource(std::int64_t account, const Plan& plan);

/// A template is identified by its plan and its action.
std::string format_template(ListingId plan, Action action);
struct TemplateNumber {
    ListingId plan;
    Action action = Action::create;
};
TemplateNumber parse_template_number(std::int64_t number);

} // namespace cartwright::api::reseller
