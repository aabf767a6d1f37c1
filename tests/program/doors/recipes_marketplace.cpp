#include "demo/demo.hpp"
#include "program/doors/recipes.hpp"

namespace cartwright::tests {

namespace {

Caller marketplace_admin() { return {.header = "access_token", .value = std::string(demo::marketplace_key)}; }

std::string make(World& world, const std::string& target, const std::string& body, std::string_view name) {
    return member(world.made(post(target, body), marketplace_admin()), name);
}

std::string user(World& world) {
    const std::string name = world.fresh_name();
    return make(world, "/users", R"({"name": ")" + name + R"(", "email": ")" + name + R"(@example.com"})", "user_id");
}

std::string user_of(const std::string& id) { return R"({"user_id": )" + id + "}"; }

/// The shop whose things the recipes use.
std::string shop(World& world) { return our_shop(world); }

std::string new_listing_body(World& world) {
    return R"({"shoe": {"brand": "Nike", "color": "blue", "style": ")" + world.fresh_name() +
           R"("}, "listing": {"quantity": 5, "price": 120, "size": 7, "condition": "new", "gender": "men"}})";
}

std::string listing(World& world) {
    return make(world, "/shops/" + shop(world) + "/listings", new_listing_body(world), "listing_id");
}

std::string new_user_cart(World& world) { return make(world, "/cart/", user_of(user(world)), "cart_id"); }

struct FullCart {
    std::string user;
    std::string cart;
    std::string listing;
};

FullCart full_cart(World& world) {
    FullCart full{.user = user(world), .cart = {}, .listing = listing(world)};
    full.cart = make(world, "/cart/", user_of(full.user), "cart_id");
    world.made(post("/cart/" + full.cart + "/items/" + full.listing, R"({"quantity": 1})"), marketplace_admin());
    return full;
}

struct Bought {
    std::string user;
    std::string order;
};

Bought bought_shoes(World& world) {
    const FullCart full = full_cart(world);
    return {.user = full.user, .order = make(world, "/carts/" + full.cart + "/checkout", {}, "order_id")};
}

std::string shop_with_money(World& world) {
    bought_shoes(world);
    return shop(world);
}

Wanted patch(const std::string& target, const std::string& body) {
    return {.method = "PATCH", .target = target, .body = body};
}
std::string flash_sale(World& world) {
    const std::string target = "/listings/" + listing(world) + "/flash_sale";
    world.made(put(target, R"({"price_percentage": 80, "discount_counter": 2})"), marketplace_admin());
    return target;
}

Recipes recipes_of_buyers() {
    return {
        {"search_shoes", [](World&) { return post("/catalog/filter", R"({"brand": "Nike"})"); }},
        {"search_shoes_by_query", [](World&) { return get("/search/filter?brand=Nike"); }},
        {"compare_listings", [](World& w) { return get("/listings/compare?a=4&b=" + listing(w)); }},
        {"get_listing", [](World& w) { return get("/listings/" + listing(w)); }},
        {"create_user_cart", [](World& w) { return post("/cart/", user_of(user(w))); }},
        {"create_user_cart_by_creat_cart", [](World& w) { return post("/carts/creat_cart", user_of(user(w))); }},
        {"create_user_cart_by_create_cart", [](World& w) { return post("/carts/create_cart", user_of(user(w))); }},
        {"get_user_cart", [](World& w) { return get("/carts/" + new_user_cart(w)); }},
        {"create_user_cart_item_by_path",
         [](World& w) { return post("/cart/" + new_user_cart(w) + "/items/" + listing(w), R"({"quantity": 1})"); }},
        {"set_user_cart_item",
         [](World& w) { return put("/cart/" + new_user_cart(w) + "/items/" + listing(w), R"({"quantity": 2})"); }},
        {"create_user_cart_item",
         [](World& w) {
             return post("/carts/add_to_cart?cart_id=" + new_user_cart(w) + "&listing_id=" + listing(w) +
                         "&quantity=1");
         }},
        {"check_out_user_cart", [](World& w) { return post("/carts/" + full_cart(w).cart + "/checkout"); }},
        {"track_order", [](World& w) { return get("/buyer/track_order?order_id=" + bought_shoes(w).order); }},
        {"rate_order",
         [](World& w) {
             const Bought bought = bought_shoes(w);
             return post("/orders/" + bought.order + "/ratings", R"({"user_id": )" + bought.user + R"(, "rating": 4})");
         }},
        {"create_user",
         [](World& w) {
             const std::string name = w.fresh_name();
             return post("/users", R"({"name": ")" + name + R"(", "email": ")" + name + R"(@example.com"})");
         }},
        {"get_user", [](World& w) { return get("/users/" + user(w)); }},
        {"update_user", [](World& w) { return patch("/users/" + user(w), R"({"name": "Ada"})"); }},
    };
}

Recipes recipes_of_shops() {
    return {
        {"update_listing", [](World& w) { return patch("/listings/" + listing(w), R"({"price": 99.5})"); }},
        {"retire_listing", [](World& w) { return remove("/listings/" + listing(w)); }},
        {"set_flash_sale",
         [](World& w) {
             return put("/listings/" + listing(w) + "/flash_sale",
                        R"({"price_percentage": 80, "discount_counter": 2})");
         }},
        {"delete_flash_sale", [](World& w) { return remove(flash_sale(w)); }},
        {"update_order_status",
         [](World& w) { return post("/orders/" + bought_shoes(w).order + "/status", R"({"status": "Shipped"})"); }},
        {"refund_order",
         [](World& w) { return post("/orders/" + bought_shoes(w).order + "/refund", R"({"reason": "too small"})"); }},
        {"create_shop",
         [](World& w) {
             return post("/shops", R"({"account_id": )" + user(w) + R"(, "store_name": ")" + w.fresh_name() + R"("})");
         }},
        {"get_shop", [](World& w) { return get("/shops/" + shop(w)); }},
        {"update_shop",
         [](World& w) { return patch("/shops/" + shop(w), R"({"store_name": ")" + w.fresh_name() + R"("})"); }},
        {"list_shop_listings", [](World& w) { return get("/shops/" + shop(w) + "/listings"); }},
        {"create_shop_listing", [](World& w) { return post("/shops/" + shop(w) + "/listings", new_listing_body(w)); }},
        {"list_shop_orders", [](World& w) { return get("/shops/" + shop(w) + "/orders"); }},
        {"get_shop_balance", [](World& w) { return get("/shops/" + shop(w) + "/balance"); }},
        {"get_shop_statement", [](World& w) { return get("/shops/" + shop(w) + "/statement"); }},
        {"list_shop_payouts", [](World& w) { return get("/shops/" + shop(w) + "/payouts"); }},
        {"create_shop_payout",
         [](World& w) { return post("/shops/" + shop_with_money(w) + "/payouts", R"({"amount": 1.5})"); }},
        {"settle_payout",
         [](World& w) { // the first answer to 14 cents is lost: it is still on its way
             const std::string payout =
                 make(w, "/shops/" + shop_with_money(w) + "/payouts", R"({"amount": 1.14})", "payout_id");
             return post("/payouts/" + payout + "/settlement", R"({"status": "failed", "reason": "never came"})");
         }},
        {"list_shop_verifications", [](World& w) { return get("/shops/" + shop(w) + "/verifications"); }},
        {"create_shop_verification", [](World& w) { return post("/shop/post_application?shop_id=" + shop(w)); }},
        {"get_verification_status", [](World& w) { return get("/shop/verification_status?shop_id=" + shop(w)); }},
        {"get_verification_status_by_post",
         [](World& w) { return post("/shop/verification_status?shop_id=" + shop(w)); }},
        {"decide_verification",
         [](World& w) {
             return post("/shop/update_verification",
                         R"({"shop_id": )" + shop(w) + R"(, "verified": true, "reason": "known in person"})");
         }},
    };
}

} // namespace

Recipes marketplace_recipes() {
    Recipes all = recipes_of_buyers();
    all.merge(recipes_of_shops());
    return all;
}

} // namespace cartwright::tests
