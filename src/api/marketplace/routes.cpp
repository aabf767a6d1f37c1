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
using http::Method;
using manual::nothing;

constexpr Scopes buyers{Scope::buyer};
constexpr Scopes shops{Scope::shop};
constexpr Scopes both{Scope::buyer, Scope::shop};
constexpr Scopes admins{}; // admins only

// marketplace A0-1: two families of paths for the same operations: the paths of the workflow and those of the tests.
constexpr Route routes[] = {
    {Method::post, "/catalog/filter", search_shoes, "filter_catalog", "Finds shoes across all shops.",
     manual::no_parameters, optional_body("MarketFilter"), R"({"brand": "Nike"})", manual::found, both},
    {Method::get, "/search/filter", search_shoes_by_query, "search_filter", "The same by a query.", manual::search,
     nothing, nothing, manual::found, both},
    {Method::get, "/listings/compare", compare_shoes, "compare_listings", "Two listings side by side.",
     manual::compared, nothing, nothing, manual::listings, both},
    {Method::get, "/listings/{listing_id}", show_shoe, "show_listing", "One listing.", manual::listing, nothing,
     nothing, manual::one_listing, both},
    {Method::patch, "/listings/{listing_id}", change_shoe, "change_listing",
     "Changes price, quantity, condition or promotion tier.", manual::listing_once, "MarketListingChange",
     R"({"price": 425, "promotion_tier": 2})", manual::one_listing, shops},
    {Method::delete_, "/listings/{listing_id}", retire_shoe, "retire_listing", "It is offered nowhere any more.",
     manual::listing_once, nothing, nothing, manual::retired, shops},
    {Method::put, "/listings/{listing_id}/flash_sale", set_flash_sale, "set_flash_sale",
     "The next so many pieces at so many percent of the price.", manual::listing_once, "MarketFlashSale",
     R"({"discount_counter": 2, "price_percentage": 80})", manual::one_listing, shops},
    {Method::delete_, "/listings/{listing_id}/flash_sale", end_flash_sale, "end_flash_sale", "Ends it.",
     manual::listing_once, nothing, nothing, manual::one_listing, shops},

    {Method::post, "/cart/", open_cart, "open_user_cart", "The user's active cart, made when there is none.",
     manual::write, "MarketUserOfCart", R"({"user_id": 1})", manual::cart_opened, buyers},
    {Method::post, "/carts/creat_cart", open_cart, "creat_cart", "The same.", manual::write, "MarketUserOfCart",
     R"({"user_id": 1})", manual::cart_opened, buyers},
    {Method::post, "/carts/create_cart", open_cart, "create_cart", "The same; `POST /cart/` too.", manual::write,
     "MarketUserOfCart", R"({"user_id": 1})", manual::cart_opened, buyers},
    {Method::get, "/carts/{cart_id}", show_cart, "show_user_cart", "What is in a cart, at today's prices.",
     manual::cart, nothing, nothing, manual::one_cart, buyers},
    {Method::post, "/cart/{cart_id}/items/{product_id}", add_shoe_in_path, "add_listing",
     "Puts more pieces of a listing into a cart; one when nothing is said.", manual::item,
     optional_body("MarketQuantity"), R"({"quantity": 1})", manual::ok, buyers},
    {Method::put, "/cart/{cart_id}/items/{product_id}", set_shoe, "set_listing",
     "So many pieces of a listing from now on; 0 takes it out.", manual::item, optional_body("MarketQuantity"),
     R"({"quantity": 1})", manual::ok, buyers},
    {Method::post, "/carts/add_to_cart", add_shoe, "add_to_cart", "Puts more pieces of a listing into a cart.",
     manual::item_in_query, nothing, nothing, manual::ok, buyers},
    {Method::post, "/carts/{cart_id}/checkout", check_out, "check_out_user_cart",
     "Sells what is in the cart: the shops get their share, the house its fee. The payment form may be left out.",
     manual::cart_once, optional_body("MarketPaymentForm"),
     R"({"name": "A. Buyer", "credit_card": "4111111111111111", "exp_date": "12/30", "security_code": "123"})",
     manual::sold, buyers, true, true},

    {Method::get, "/buyer/track_order", track_order, "track_order", "How far an order has come.", manual::tracked,
     nothing, nothing, manual::tracked_order, both},
    {Method::post, "/orders/{order_id}/status", step_order, "step_order",
     "Takes an order one step further: Shipped, Out for Delivery, Delivered.", manual::order_once, "MarketStep",
     R"({"status": "Shipped"})", manual::tracked_order, shops},
    {Method::post, "/orders/{order_id}/refund", refund_order, "refund_order",
     "Gives money back, and pieces back on the shelf: all that is left, an amount, or what some pieces cost.",
     manual::order_once, "MarketNewRefund", R"({"reason": "too small", "items": [{"listing_id": 5, "quantity": 1}]})",
     manual::refunded, shops},
    {Method::post, "/orders/{order_id}/ratings", rate_order, "rate_order",
     "1 to 5 for a listing of an order, by who bought it.", manual::order_once, "MarketNewRating",
     R"({"user_id": 1, "rating": 4})", manual::rated, buyers},

    {Method::post, "/users", make_user, "make_user", "A new user. No password is kept.", manual::write, "MarketNewUser",
     R"({"name": "Ada", "email": "ada@example.com"})", manual::one_user, buyers},
    {Method::get, "/users/{user_id}", show_user, "show_user", "One user.", manual::user, nothing, nothing,
     manual::one_user, buyers},
    {Method::patch, "/users/{user_id}", change_user, "change_user", "Changes name or address.", manual::user_once,
     "MarketUserChange", R"({"email": "ada@example.org"})", manual::one_user, buyers},

    {Method::post, "/shops", make_shop, "make_shop", "A user's shop; each may have one.", manual::account,
     "MarketNewShop", R"({"account_id": 1, "store_name": "Alpha Kicks"})", manual::one_shop, admins},
    {Method::get, "/shops/{shop_id}", show_shop, "show_shop", "One shop, and what it has shown.", manual::shop, nothing,
     nothing, manual::one_shop, both},
    {Method::patch, "/shops/{shop_id}", change_shop, "change_shop",
     "Changes its name, or (for administrators) the fee of what it sells from now on.", manual::shop_once,
     "MarketShopChange", R"({"store_name": "Alpha Kicks"})", manual::one_shop, shops},
    {Method::get, "/shops/{shop_id}/listings", list_shoes, "list_listings",
     "All of a shop, also what is sold out or retired.", manual::shop_listings, nothing, nothing, manual::listings,
     shops},
    {Method::post, "/shops/{shop_id}/listings", offer_shoe, "offer_listing",
     "Offers a shoe, here and at the storefront.", manual::shop_once, "MarketNewListing", manual::new_listing_example,
     manual::one_listing, shops},
    {Method::get, "/shops/{shop_id}/orders", list_orders, "list_orders", "What a shop has sold.", manual::shop_orders,
     nothing, nothing, manual::orders, shops},
    {Method::get, "/shops/{shop_id}/balance", show_balance, "show_balance", "What a shop is owed.", manual::shop,
     nothing, nothing, manual::balance, shops},
    {Method::get, "/shops/{shop_id}/statement", show_statement, "show_statement",
     "Every movement of what a shop is owed.", manual::pages, nothing, nothing, manual::statement, shops},
    {Method::get, "/shops/{shop_id}/payouts", list_payouts, "list_payouts", "What was sent to a shop.", manual::pages,
     nothing, nothing, manual::payouts, shops},
    {Method::post, "/shops/{shop_id}/payouts", ask_payout, "ask_payout",
     "Sends a shop what it is owed, or so much of it.", manual::shop_once, optional_body("MarketNewPayout"),
     R"({"amount": 100})", manual::one_payout, shops},
    {Method::post, "/payouts/{payout_id}/settlement", settle_payout, "settle_payout",
     "What an administrator knows of a payout whose provider never answers.", manual::payout_once, "MarketSettlement",
     R"({"status": "failed", "reason": "the bank knows of nothing"})", manual::one_payout, admins},
    {Method::get, "/shops/{shop_id}/verifications", list_verifications, "list_verifications",
     "Every time that it was decided whether a shop is verified.", manual::shop, nothing, nothing,
     manual::verifications, shops},

    {Method::post, "/shop/post_application", apply, "post_application",
     "Applies for verification: the shop's record decides at once.", manual::shop_named_once, nothing, nothing,
     manual::application, shops},
    {Method::get, "/shop/verification_status", show_verification, "verification_status", "Whether a shop is verified.",
     manual::shop_named, nothing, nothing, manual::verification, both},
    {Method::post, "/shop/verification_status", show_verification, "post_verification_status", "The same.",
     manual::shop_named, nothing, nothing, manual::verification, both},
    {Method::post, "/shop/update_verification", decide, "update_verification",
     "An administrator decides, either way and with a reason.", manual::write, "MarketNewDecision",
     R"({"shop_id": 1, "verified": true, "reason": "known in person"})", manual::decision, admins},
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
    terms.hold_ms = 0;      // sold at the checkout
    terms.cart_life_ms = 0; // a user finds its cart again
    return {.name = "marketplace",
            .about = "Shoes of many shops: search, carts of users, orders with the shops' shares, verified shops.",
            .prefix = "/catalog",
            .routes = routes,
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
