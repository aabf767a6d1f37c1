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
    {Method::post, "/catalog/filter", search_shoes, "search_shoes",
     "Searches the listings of all shops by filters in the body.", manual::no_parameters, optional_body("MarketFilter"),
     R"({"brand": "Nike"})", manual::found, both},
    {Method::get, "/search/filter", search_shoes_by_query, "search_shoes_by_query",
     "Searches the listings of all shops by query parameters.", manual::search, nothing, nothing, manual::found, both},
    {Method::get, "/listings/compare", compare_shoes, "compare_listings", "Retrieves two listings for comparison.",
     manual::compared, nothing, nothing, manual::listings, both},
    {Method::get, "/listings/{listing_id}", show_shoe, "get_listing", "Retrieves a listing.", manual::listing, nothing,
     nothing, manual::one_listing, both},
    {Method::patch, "/listings/{listing_id}", change_shoe, "update_listing",
     "Updates the price, quantity, condition or promotion tier of a listing.", manual::listing_once,
     "MarketListingChange", R"({"price": 425, "promotion_tier": 2})", manual::one_listing, shops},
    {Method::delete_, "/listings/{listing_id}", retire_shoe, "retire_listing",
     "Retires a listing, which withdraws it from all APIs.", manual::listing_once, nothing, nothing, manual::retired,
     shops},
    {Method::put, "/listings/{listing_id}/flash_sale", set_flash_sale, "set_flash_sale",
     "Sells the next pieces of a listing at a percentage of its price.", manual::listing_once, "MarketFlashSale",
     R"({"discount_counter": 2, "price_percentage": 80})", manual::one_listing, shops},
    {Method::delete_, "/listings/{listing_id}/flash_sale", end_flash_sale, "delete_flash_sale",
     "Ends the flash sale of a listing.", manual::listing_once, nothing, nothing, manual::one_listing, shops},

    {Method::post, "/cart/", open_cart, "create_user_cart", "Retrieves or creates the active cart of a user.",
     manual::write, "MarketUserOfCart", R"({"user_id": 1})", manual::cart_opened, buyers},
    {Method::post, "/carts/creat_cart", open_cart, "create_user_cart_by_creat_cart",
     "Retrieves or creates the active cart of a user; alias of `POST /carts/create_cart`.", manual::write,
     "MarketUserOfCart", R"({"user_id": 1})", manual::cart_opened, buyers},
    {Method::post, "/carts/create_cart", open_cart, "create_user_cart_by_create_cart",
     "Retrieves or creates the active cart of a user; alias of `POST /cart/`.", manual::write, "MarketUserOfCart",
     R"({"user_id": 1})", manual::cart_opened, buyers},
    {Method::get, "/carts/{cart_id}", show_cart, "get_user_cart", "Retrieves a cart at current prices.", manual::cart,
     nothing, nothing, manual::one_cart, buyers},
    {Method::post, "/cart/{cart_id}/items/{product_id}", add_shoe_in_path, "create_user_cart_item_by_path",
     "Adds a quantity of a listing to a cart, by default one piece.", manual::item, optional_body("MarketQuantity"),
     R"({"quantity": 1})", manual::ok, buyers},
    {Method::put, "/cart/{cart_id}/items/{product_id}", set_shoe, "set_user_cart_item",
     "Sets the quantity of a listing in a cart; 0 removes the listing.", manual::item, optional_body("MarketQuantity"),
     R"({"quantity": 1})", manual::ok, buyers},
    {Method::post, "/carts/add_to_cart", add_shoe, "create_user_cart_item",
     "Adds a quantity of a listing to a cart by query parameters.", manual::item_in_query, nothing, nothing, manual::ok,
     buyers},
    {Method::post, "/carts/{cart_id}/checkout", check_out, "check_out_user_cart",
     "Sells the contents of a cart, with a share for each shop and a platform fee; the payment form is optional.",
     manual::cart_once, optional_body("MarketPaymentForm"),
     R"({"name": "A. Buyer", "credit_card": "4111111111111111", "exp_date": "12/30", "security_code": "123"})",
     manual::sold, buyers, true, true},

    {Method::get, "/buyer/track_order", track_order, "track_order", "Retrieves the delivery status of an order.",
     manual::tracked, nothing, nothing, manual::tracked_order, both},
    {Method::post, "/orders/{order_id}/status", step_order, "update_order_status",
     "Advances an order to its next status: Shipped, Out for Delivery or Delivered.", manual::order_once, "MarketStep",
     R"({"status": "Shipped"})", manual::tracked_order, shops},
    {Method::post, "/orders/{order_id}/refund", refund_order, "refund_order",
     "Refunds an amount, the price of returned pieces, or the rest of an order, and returns the pieces to stock.",
     manual::order_once, "MarketNewRefund", R"({"reason": "too small", "items": [{"listing_id": 5, "quantity": 1}]})",
     manual::refunded, shops},
    {Method::post, "/orders/{order_id}/ratings", rate_order, "rate_order",
     "Rates a listing of an order from 1 to 5, on behalf of the buyer.", manual::order_once, "MarketNewRating",
     R"({"user_id": 1, "rating": 4})", manual::rated, buyers},

    {Method::post, "/users", make_user, "create_user", "Creates a user; passwords are not stored.", manual::write,
     "MarketNewUser", R"({"name": "Ada", "email": "ada@example.com"})", manual::one_user, buyers},
    {Method::get, "/users/{user_id}", show_user, "get_user", "Retrieves a user.", manual::user, nothing, nothing,
     manual::one_user, buyers},
    {Method::patch, "/users/{user_id}", change_user, "update_user", "Updates the name or e-mail address of a user.",
     manual::user_once, "MarketUserChange", R"({"email": "ada@example.org"})", manual::one_user, buyers},

    {Method::post, "/shops", make_shop, "create_shop", "Creates the shop of a user, who can have only one.",
     manual::account, "MarketNewShop", R"({"account_id": 1, "store_name": "Alpha Kicks"})", manual::one_shop, admins},
    {Method::get, "/shops/{shop_id}", show_shop, "get_shop",
     "Retrieves a shop with its results for the verification criteria.", manual::shop, nothing, nothing,
     manual::one_shop, both},
    {Method::patch, "/shops/{shop_id}", change_shop, "update_shop",
     "Updates the name of a shop or, for administrators, the fee on its future sales.", manual::shop_once,
     "MarketShopChange", R"({"store_name": "Alpha Kicks"})", manual::one_shop, shops},
    {Method::get, "/shops/{shop_id}/listings", list_shoes, "list_shop_listings",
     "Lists all listings of a shop, including sold-out and retired ones.", manual::shop_listings, nothing, nothing,
     manual::listings, shops},
    {Method::post, "/shops/{shop_id}/listings", offer_shoe, "create_shop_listing",
     "Creates a listing, which is also on sale in the storefront API.", manual::shop_once, "MarketNewListing",
     manual::new_listing_example, manual::one_listing, shops},
    {Method::get, "/shops/{shop_id}/orders", list_orders, "list_shop_orders", "Lists the orders of a shop.",
     manual::shop_orders, nothing, nothing, manual::orders, shops},
    {Method::get, "/shops/{shop_id}/balance", show_balance, "get_shop_balance", "Retrieves the balance of a shop.",
     manual::shop, nothing, nothing, manual::balance, shops},
    {Method::get, "/shops/{shop_id}/statement", show_statement, "get_shop_statement",
     "Lists the ledger entries of a shop's balance.", manual::pages, nothing, nothing, manual::statement, shops},
    {Method::get, "/shops/{shop_id}/payouts", list_payouts, "list_shop_payouts", "Lists the payouts of a shop.",
     manual::pages, nothing, nothing, manual::payouts, shops},
    {Method::post, "/shops/{shop_id}/payouts", ask_payout, "create_shop_payout",
     "Requests a payout of a shop's balance, in full or in part.", manual::shop_once, optional_body("MarketNewPayout"),
     R"({"amount": 100})", manual::one_payout, shops},
    {Method::post, "/payouts/{payout_id}/settlement", settle_payout, "settle_payout",
     "Settles a payout by hand if its provider does not answer.", manual::payout_once, "MarketSettlement",
     R"({"status": "failed", "reason": "the bank knows of nothing"})", manual::one_payout, admins},
    {Method::get, "/shops/{shop_id}/verifications", list_verifications, "list_shop_verifications",
     "Lists the verification decisions of a shop.", manual::shop, nothing, nothing, manual::verifications, shops},

    {Method::post, "/shop/post_application", apply_for_verification, "create_shop_verification",
     "Applies for verification of a shop, which the server decides at once from the shop's record.",
     manual::shop_named_once, nothing, nothing, manual::application, shops},
    {Method::get, "/shop/verification_status", show_verification, "get_verification_status",
     "Retrieves the verification status of a shop.", manual::shop_named, nothing, nothing, manual::verification, both},
    {Method::post, "/shop/verification_status", show_verification, "get_verification_status_by_post",
     "Retrieves the verification status of a shop; alias of `GET /shop/verification_status`.", manual::shop_named,
     nothing, nothing, manual::verification, both},
    {Method::post, "/shop/update_verification", decide_on_verification, "decide_verification",
     "Overrides the verification of a shop by an administrator's decision with a reason.", manual::write,
     "MarketNewDecision", R"({"shop_id": 1, "verified": true, "reason": "known in person"})", manual::decision, admins},
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
            .about = "Shoes from many shops: search, user carts, orders with the shops' shares, refunds, payouts and "
                     "shop verification.",
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
