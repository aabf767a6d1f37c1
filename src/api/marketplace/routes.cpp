#include "api/core/complaint.hpp"
#include "api/marketplace/door.hpp"
#include "api/marketplace/handlers.hpp"
#include "api/marketplace/manual.hpp"
#include "api/marketplace/marketplace_schemas.json.hpp"
#include "api/marketplace/refusals.hpp"
#include "http/message.hpp"

namespace cartwright::api::marketplace {

namespace {

using namespace handlers;
using enum http::Method;

constexpr Access buyers{Scope::buyer};
constexpr Access shops{Scope::shop};
constexpr Access buyers_and_shops{.scopes = {Scope::buyer, Scope::shop}};
constexpr Access admins{};

// marketplace A0-1: two families of paths for the same operations: the paths of the workflow and those of the tests.
constexpr Route routes[] = {
    {post, "/catalog/filter", search_shoes, buyers_and_shops},
    {get, "/search/filter", search_shoes_by_query, buyers_and_shops},
    {get, "/listings/compare", compare_shoes, buyers_and_shops},
    {get, "/listings/{listing_id}", show_shoe, buyers_and_shops},
    {patch, "/listings/{listing_id}", change_shoe, shops},
    {delete_, "/listings/{listing_id}", retire_shoe, shops},
    {put, "/listings/{listing_id}/flash_sale", set_flash_sale, shops},
    {delete_, "/listings/{listing_id}/flash_sale", end_flash_sale, shops},

    {post, "/cart/", open_cart, buyers},
    {post, "/carts/creat_cart", open_cart, buyers},
    {post, "/carts/create_cart", open_cart, buyers},
    {get, "/carts/{cart_id}", show_cart, buyers},
    {post, "/cart/{cart_id}/items/{product_id}", add_shoe_in_path, buyers},
    {put, "/cart/{cart_id}/items/{product_id}", set_shoe, buyers},
    {post, "/carts/add_to_cart", add_shoe, buyers},
    {post, "/carts/{cart_id}/checkout", check_out, buyers.with_card_data()},

    {get, "/buyer/track_order", track_order, buyers_and_shops},
    {post, "/orders/{order_id}/status", step_order, shops},
    {post, "/orders/{order_id}/refund", refund_order, shops},
    {post, "/orders/{order_id}/ratings", rate_order, buyers},

    {post, "/users", make_user, buyers},
    {get, "/users/{user_id}", show_user, buyers},
    {patch, "/users/{user_id}", change_user, buyers},

    {post, "/shops", make_shop, admins},
    {get, "/shops/{shop_id}", show_shop, buyers_and_shops},
    {patch, "/shops/{shop_id}", change_shop, shops},
    {get, "/shops/{shop_id}/listings", list_shoes, shops},
    {post, "/shops/{shop_id}/listings", offer_shoe, shops},
    {get, "/shops/{shop_id}/orders", list_orders, shops},
    {get, "/shops/{shop_id}/balance", show_balance, shops},
    {get, "/shops/{shop_id}/statement", show_statement, shops},
    {get, "/shops/{shop_id}/payouts", list_payouts, shops},
    {post, "/shops/{shop_id}/payouts", ask_payout, shops},
    {post, "/payouts/{payout_id}/settlement", settle_payout, admins},
    {get, "/shops/{shop_id}/verifications", list_verifications, shops},

    {post, "/shop/post_application", apply_for_verification, shops},
    {get, "/shop/verification_status", show_verification, buyers_and_shops},
    {post, "/shop/verification_status", show_verification, buyers_and_shops},
    {post, "/shop/update_verification", decide_on_verification, admins},
};

// marketplace A0-13, A0-19: "Treat as an opaque API key"; "also accept Access-Token".
operations::Credentials credentials_of(const http::Request& request) {
    const auto key = request.header("access_token");
    const auto other = key ? key : request.header("Access-Token");
    if (!other) return {};
    return {.key_hash = operations::hash_of_key(*other)};
}

} // namespace

Door door(Terms terms) {
    terms.orders.hold_ms = 0;      // sold at the checkout
    terms.orders.cart_life_ms = 0; // a user finds its cart again
    return {.name = "marketplace",
            .about = "Shoes from many shops: search, user carts, orders with the shops' shares, refunds, payouts and "
                     "shop verification.",
            .prefix = "/catalog",
            .routes = {routes, manual::operations},
            .schemas = embedded::marketplace_schemas,
            .terms = terms,
            .credential_headers = "access_token, Access-Token",
            .security_schemes = manual::security_schemes,
            .security = R"({"MarketplaceKey":[]})",
            .credentials_of = credentials_of,
            .refuse = refusal,
            .complain = complaint};
}

} // namespace cartwright::api::marketplace
