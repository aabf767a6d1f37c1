#include "domain/refusal_names.hpp"

#include <iterator>

namespace cartwright {

namespace {

struct RefusalName {
    Why why;
    std::string_view name;
};

// Operators' dashboards and alerts contain these names.
constexpr RefusalName refusal_names[] = {
    {Why::malformed, "malformed"},
    {Why::product_not_found, "product_not_found"},
    {Why::category_not_found, "category_not_found"},
    {Why::cart_not_found, "cart_not_found"},
    {Why::order_not_found, "order_not_found"},
    {Why::item_not_in_cart, "item_not_in_cart"},
    {Why::quantity_too_small, "quantity_too_small"},
    {Why::not_enough_stock, "not_enough_stock"},
    {Why::no_longer_available, "no_longer_available"},
    {Why::cart_is_empty, "cart_is_empty"},
    {Why::cart_is_full, "cart_is_full"},
    {Why::mixed_currencies, "mixed_currencies"},
    {Why::currency_not_supported, "currency_not_supported"},
    {Why::currency_in_use, "currency_in_use"},
    {Why::amount_too_large, "amount_too_large"},
    {Why::order_already_processed, "order_already_processed"},
    {Why::unknown_payment_status, "unknown_payment_status"},
    {Why::signature_wrong, "signature_wrong"},
    {Why::key_reused, "key_reused"},
    {Why::key_in_use, "key_in_use"},
    {Why::events_removed, "events_removed"},
    {Why::webhook_not_found, "webhook_not_found"},
    {Why::address_not_allowed, "address_not_allowed"},
    {Why::not_authorized, "not_authorized"},
    {Why::not_allowed, "not_allowed"},
    {Why::foreign_origin, "foreign_origin"},
    {Why::account_not_found, "account_not_found"},
    {Why::shop_not_found, "shop_not_found"},
    {Why::listing_not_found, "listing_not_found"},
    {Why::cart_not_active, "cart_not_active"},
    {Why::payment_form_invalid, "payment_form_invalid"},
    {Why::name_in_use, "name_in_use"},
    {Why::email_in_use, "email_in_use"},
    {Why::step_not_possible, "step_not_possible"},
    {Why::not_bought, "not_bought"},
    {Why::already_rated, "already_rated"},
    {Why::nothing_to_pay_out, "nothing_to_pay_out"},
    {Why::refund_too_large, "refund_too_large"},
    {Why::refund_rejected, "refund_rejected"},
    {Why::refund_by_hand, "refund_by_hand"},
    {Why::refund_undecided, "refund_undecided"},
    {Why::customer_not_found, "customer_not_found"},
    {Why::customer_of_another, "customer_of_another"},
    {Why::resource_not_found, "resource_not_found"},
    {Why::provisioning_data_invalid, "provisioning_data_invalid"},
    {Why::order_not_cancellable, "order_not_cancellable"},
    {Why::subscription_not_active, "subscription_not_active"},
    {Why::subscription_changing, "subscription_changing"},
    {Why::customer_inactive, "customer_inactive"},
    {Why::plan_disabled, "plan_disabled"},
    {Why::secrets_not_kept, "secrets_not_kept"},
    {Why::grant_invalid, "grant_invalid"},
    {Why::invoice_not_found, "invoice_not_found"},
    {Why::inventory_rejected, "inventory_rejected"},
    {Why::out_of_turn, "out_of_turn"},
    {Why::amounts_differ, "amounts_differ"},
    {Why::payment_rejected, "payment_rejected"},
    {Why::payment_undecided, "payment_undecided"},
    {Why::recipient_differs, "recipient_differs"},
    {Why::client_unknown, "client_unknown"},
    {Why::member_not_found, "member_not_found"},
    {Why::member_invalid, "member_invalid"},
    {Why::registration_invalid, "registration_invalid"},
    {Why::too_many_attempts, "too_many_attempts"},
    {Why::captcha_wrong, "captcha_wrong"},
    {Why::identity_refused, "identity_refused"},
    {Why::identity_in_use, "identity_in_use"},
    {Why::removal_refused, "removal_refused"},
    {Why::overloaded, "overloaded"},
    {Why::store_unavailable, "store_unavailable"},
};

consteval bool has_all_refusals_in_order() {
    for (std::size_t i = 0; i < std::size(refusal_names); ++i)
        if (refusal_names[i].why != static_cast<Why>(i)) return false;
    return std::size(refusal_names) == refusal_reasons;
}
static_assert(has_all_refusals_in_order(), "a reason of domain/refusal.hpp has no name, or not at its place");

} // namespace

std::string_view name_of(Why why) { return refusal_names[static_cast<std::size_t>(why)].name; }

} // namespace cartwright
