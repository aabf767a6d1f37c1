#include "api/reseller/formats.hpp"

#include <algorithm>

namespace cartwright::api::reseller {

std::string in_capitals(std::string_view name) {
    std::string text(name);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

std::string in_small_letters(std::string_view name) {
    std::string text(name);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string_view format_billing_period(Period period) {
    switch (period) {
    case Period::month: return "MONTHLY";
    case Period::quarter: return "QUARTERLY";
    case Period::year: return "ANNUAL";
    }
    return {};
}

std::string_view format(CartStatus status) {
    switch (status) {
    case CartStatus::open: return "OPEN";
    case CartStatus::saved: return "SAVED_FOR_LATER";
    case CartStatus::quote: return "QUOTE";
    case CartStatus::ordered: return "CHECKED_OUT";
    }
    return {};
}

std::optional<CartStatus> parse_cart_status_text(std::string_view text) {
    for (const CartStatus status : {CartStatus::open, CartStatus::saved, CartStatus::quote, CartStatus::ordered})
        if (format(status) == text) return status;
    return std::nullopt;
}

std::string_view format_status(Step step) {
    if (step == Step::completed) return "COMPLETED";
    return step == Step::failed || step == Step::cancelled ? "FAILED" : "PROCESSING";
}

std::string_view format_vendor_status(Step step) {
    if (step == Step::pending) return "NEW";
    if (step == Step::completed) return "COMPLETED";
    if (step == Step::failed) return "ERROR";
    return step == Step::cancelled ? "CANCELED" : "IN_PROGRESS";
}

std::optional<std::vector<Step>> parse_steps(std::string_view text) {
    if (text == "CONFIRMED" || text == "ON_HOLD") return std::vector<Step>{Step::shipped}; // no order is ever in it
    std::vector<Step> steps;
    for (const Step step : {Step::pending, Step::processing, Step::completed, Step::failed, Step::cancelled})
        if (format_status(step) == text || format_vendor_status(step) == text) steps.push_back(step);
    if (steps.empty()) return std::nullopt;
    return steps;
}

std::optional<std::vector<Subscription::State>> parse_vendor_states(std::string_view text) {
    if (const auto state = parse_subscription_state(in_small_letters(text)))
        return std::vector<Subscription::State>{*state};
    constexpr std::string_view never_here[] = {"ACCEPTED", "AVAILABLE", "COMPLETE", "CONFIRMED", "DELETED",
                                               "DISABLED", "ENABLED",   "ERROR",    "INITIATED", "IN_PROGRESS",
                                               "PAUSED",   "RUNNING",   "STOPPED"};
    if (std::ranges::find(never_here, text) == std::end(never_here)) return std::nullopt;
    return std::vector<Subscription::State>{};
}

std::string product_resource(std::int64_t account, const Plan& plan) {
    return account_resource(account) + "/products/" + plan.sku;
}

std::string plan_resource(std::int64_t account, const Plan& plan) {
    return product_resource(account, plan) + "/plans/" + format(plan.listing);
}

std::string format_template(ListingId plan, Action action) {
    return std::to_string(2 * plan.value + (action == Action::update ? 1 : 0));
}

TemplateNumber parse_template_number(std::int64_t number) {
    return {.plan = {number / 2}, .action = number % 2 == 1 ? Action::update : Action::create};
}

} // namespace cartwright::api::reseller
