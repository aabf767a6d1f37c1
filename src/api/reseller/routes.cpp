#include "api/reseller/door.hpp"
#include "api/reseller/handlers.hpp"
#include "api/reseller/identity.hpp"
#include "api/reseller/manual.hpp"
#include "api/reseller/oauth.hpp"
#include "api/reseller/refusals.hpp"

namespace cartwright::api::reseller {

namespace {

using enum http::Method;

constexpr Access resellers{Scope::reseller};

constexpr Route token_routes[] = {
    {post, "/oauth/token", issue_token, anyone.unrecorded()},
    {post, "/oauth/validateAccess", validate_access, anyone.unrecorded()},
};

constexpr Route routes[] = {
    {get, "/api/v3/accounts/{account}/customers", list_customers, resellers},
    {post, "/api/v3/accounts/{account}/customers", add_customer, resellers},
    {get, "/api/v3/accounts/{account}/customers/{customer}", show_customer, resellers},
    {put, "/api/v3/accounts/{account}/customers/{customer}", change_customer, resellers},
    {get, "/api/v3/accounts/{account}/customers/{customer}/cloudProfiles", list_cloud_profiles, resellers},
    {get, "/api/v3/accounts/{account}/products", list_products, resellers},
    {get, "/api/v3/accounts/{account}/products/{product}", show_product, resellers},
    {post, "/api/v3/accounts/{account}/products/{product}:enable", enable_product, resellers},
    {post, "/api/v3/accounts/{account}/products/{product}:disable", disable_product, resellers},
    {post, "/api/v3/accounts/{account}/products:pricing", price_products, resellers},
    {get, "/api/v3/accounts/{account}/categories", list_categories, resellers},
    {get, "/api/v3/accounts/{account}/verticals", list_verticals, resellers},
    {get, "/api/v3/accounts/{account}/products/categories", list_categories, resellers},
    {get, "/api/v3/accounts/{account}/products/verticals", list_verticals, resellers},
    {get, "/api/v3/accounts/{account}/provisionTemplates", list_templates, resellers},
    {get, "/api/v3/accounts/{account}/provisionTemplates/{template}", show_template, resellers},
    {get, "/api/v3/customers/{customer}/carts", list_carts, resellers},
    {post, "/api/v3/customers/{customer}/carts", open_cart, resellers},
    {get, "/api/v3/customers/{customer}/carts/{cart}", show_cart, resellers},
    {put, "/api/v3/customers/{customer}/carts/{cart}", change_cart, resellers},
    {delete_, "/api/v3/customers/{customer}/carts/{cart}", remove_cart, resellers},
    {get, "/api/v3/customers/{customer}/carts/{cart}/cartItems", list_items, resellers},
    {post, "/api/v3/customers/{customer}/carts/{cart}/cartItems", add_item, resellers},
    {get, "/api/v3/customers/{customer}/carts/{cart}/cartItems/{item}", show_item, resellers},
    {put, "/api/v3/customers/{customer}/carts/{cart}/cartItems/{item}", change_item, resellers},
    {delete_, "/api/v3/customers/{customer}/carts/{cart}/cartItems/{item}", remove_item, resellers},
    {post, "/api/v3/customers/{customer}/carts/{cart}:checkout", check_out, resellers},
    {get, "/api/v3/accounts/{account}/orders", list_orders, resellers},
    {get, "/api/v3/accounts/{account}/customers/{customer}/orders", list_orders_of_customer, resellers},
    {post, "/api/v3/accounts/{account}/customers/{customer}/orders", submit_order, resellers},
    {get, "/api/v3/accounts/{account}/customers/{customer}/orders/{order}", show_order, resellers},
    {post, "/api/v3/accounts/{account}/customers/{customer}/orders/{order}:cancel", cancel_order, resellers},
    {get, "/api/v3/accounts/{account}/subscriptions", list_subscriptions, resellers},
    {get, "/api/v3/accounts/{account}/customers/{customer}/subscriptions", list_subscriptions_of_customer, resellers},
    {get, "/api/v3/accounts/{account}/customers/{customer}/subscriptions/{subscription}", show_subscription, resellers},
    {post, "/api/v3/accounts/{account}/customers/{customer}/subscriptions/{subscription}:suspend", suspend, resellers},
    {post, "/api/v3/accounts/{account}/customers/{customer}/subscriptions/{subscription}:resume", resume, resellers},
    {post, "/api/v3/accounts/{account}/customers/{customer}/subscriptions/{subscription}:cancel", cancel, resellers},
    {post, "/api/v3/accounts/{account}/customers/{customer}/subscriptions/{subscription}:renew", renew, resellers},
};

} // namespace

std::vector<Door> doors(const Terms& terms, const Secrets& secrets) {
    return {{.name = "reseller",
             .about = "Lets resellers manage customers, carts with provisioning attributes, one order per vendor, and "
                      "subscriptions.",
             .prefix = "/api/v3",
             .routes = {routes, manual::operations},
             .schemas = manual::schemas(),
             .terms = terms,
             .secrets = secrets,
             .credential_headers = "Authorization",
             .security_schemes = manual::security_schemes,
             .security = R"({"ResellerToken":[]})",
             .credentials_of = credentials_of,
             .may_end_in_slash = true,
             .refuse = refusal,
             .complain = complaint},
            {.name = "reseller-tokens",
             .about = "Issues and validates the access tokens of the reseller API.",
             .prefix = "/oauth",
             .routes = {token_routes, manual::token_operations},
             .schemas = "",
             .terms = terms,
             .secrets = secrets,
             .refuse = token_refusal,
             .complain = token_complaint}};
}

} // namespace cartwright::api::reseller
