#include "demo/demo.hpp"
#include "program/doors/recipes.hpp"

namespace cartwright::tests {

namespace {

std::string new_guest_cart(World& world) { return member(world.made(post("/cart"), {}), "cart_id"); }

std::string guest_cart_with_item(World& world) {
    const std::string id = new_guest_cart(world);
    world.made(post("/cart/" + id + "/items", R"({"product_id": 7})"), {});
    return id;
}

std::string placed_order(World& world) {
    return member(world.made(post("/cart/" + guest_cart_with_item(world) + "/checkout"), {}), "order_id");
}

Caller storefront_admin() { return {.header = "Authorization", .value = "Bearer " + std::string(demo::admin_token)}; }

std::string webhook(World& world) {
    return member(world.made(post("/webhooks", R"({"url": "http://127.0.0.1:9/hook", "types": ["cartwright.order."]})"),
                             storefront_admin()),
                  "id");
}

} // namespace

Recipes storefront_recipes() {
    return {
        {"create_cart", [](World&) { return post("/cart"); }},
        {"add_cart_item",
         [](World& world) {
             return post("/cart/" + new_guest_cart(world) + "/items", R"({"product_id": 3, "quantity": 1})");
         }},
        {"remove_cart_item",
         [](World& world) {
             return Wanted{.method = "DELETE", .target = "/cart/" + guest_cart_with_item(world) + "/items/7"};
         }},
        {"check_out_cart", [](World& world) { return post("/cart/" + guest_cart_with_item(world) + "/checkout"); }},
        {"confirm_payment",
         [](World& world) {
             return post("/payments/confirm", R"({"order_id": ")" + placed_order(world) + R"(", "status": "success"})");
         }},
    };
}

Recipes admin_recipes() {
    const auto url = [](World& world) { return "http://127.0.0.1:9/" + world.fresh_name(); };
    const auto at = [](World& world) { return "/webhooks/" + webhook(world); };
    return {
        {"create_webhook", [=](World& world) { return post("/webhooks", R"({"url": ")" + url(world) + R"("})"); }},
        {"update_webhook",
         [=](World& world) { return Wanted{.method = "PATCH", .target = at(world), .body = R"({"active": false})"}; }},
        {"delete_webhook", [=](World& world) { return Wanted{.method = "DELETE", .target = at(world)}; }},
        {"rotate_webhook_secret", [=](World& world) { return post(at(world) + "/rotate"); }},
        {"replay_webhook", [=](World& world) { return post(at(world) + "/replay", R"({"after": 0})"); }},
    };
}

} // namespace cartwright::tests
