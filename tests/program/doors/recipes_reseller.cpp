#include "demo/demo.hpp"
#include "program/doors/recipes.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace cartwright::tests {

namespace {

const std::string account = "/api/v3/accounts/" + std::string(demo::reseller_account);
const std::string customer = account + "/customers/" + std::string(demo::reseller_customer);
const std::string carts = "/api/v3/customers/" + std::string(demo::reseller_customer) + "/carts";

Caller us(World& world) { return administrator(world, "reseller"); }

std::string new_customer(World& world) {
    return R"({"customerOrganization": "Acme", "customerName": "Ada", "customerEmail": ")" + world.fresh_name() +
           R"(@example.com", "languageCode": "en-US", "customerAddress": {"street": "1 Main Street", )"
           R"("city": "Springfield", "state": "IL", "zip": "62701", "country": "US"}})";
}

std::string customer_made(World& world) {
    const std::string made = world.made(post(account + "/customers", new_customer(world)), us(world));
    return account + "/customers/" + member(made, "uid");
}

std::string new_customer_cart(World& world) {
    return carts + "/" + member(world.made(post(carts), us(world)), "cartId");
}

constexpr const char* item_body = R"({"productId": "MS-365-BUS-STD", "quantity": 5, "attributes": {"key": "value"}})";

struct Filled {
    std::string cart;
    std::string item;
};

Filled filled(World& world) {
    const std::string made = new_customer_cart(world);
    const std::string item = member(world.made(post(made + "/cartItems", item_body), us(world)), "cartItemId");
    return {.cart = made, .item = made + "/cartItems/" + item};
}

constexpr const char* order_body =
    R"({"orderItems": [{"action": "CREATE", "productId": "MS-365-BUS-STD", "quantity": 5, "attributes": {}}]})";

std::string new_vendor_order(World& world) {
    return customer + "/orders/" + member(world.made(post(customer + "/orders", order_body), us(world)), "orderId");
}

void wait_until(World& world, const std::string& target, const std::string& what) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (world.made(get(target), us(world)).find(what) == std::string::npos) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error(target + " is never " + what);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

/// A subscription that is active.
std::string subscription(World& world) {
    const std::string made = new_vendor_order(world);
    wait_until(world, made, R"("COMPLETED")");
    const std::string shown = world.made(get(made), us(world));
    return customer + "/subscriptions/" + member(shown, "resourceId");
}

std::string suspended(World& world) {
    const std::string made = subscription(world);
    world.made(post(made + ":suspend"), us(world));
    return made;
}

Recipes recipes_of_customers() {
    return {
        {"list_customers", [](World&) { return get(account + "/customers?pageSize=10"); }},
        {"create_customer", [](World& w) { return post(account + "/customers", new_customer(w)); }},
        {"get_customer", [](World&) { return get(customer); }},
        {"update_customer", [](World& w) { return put(customer_made(w), new_customer(w)); }},
        {"list_cloud_profiles", [](World&) { return get(customer + "/cloudProfiles"); }},
        {"list_plans", [](World&) { return get(account + "/products?pageSize=10"); }},
        {"get_plan", [](World&) { return get(account + "/products/MS-365-BUS-STD"); }},
        {"enable_plan", [](World&) { return post(account + "/products/GWS-BUS-STARTER:enable"); }},
        {"disable_plan", [](World&) { return post(account + "/products/GWS-BUS-STARTER:disable"); }},
        {"get_plan_prices",
         [](World&) {
             return post(account + "/products:pricing",
                         R"({"products": [{"productId": "MS-365-BUS-STD", "quantity": 5}]})");
         }},
        {"list_plan_categories", [](World&) { return get(account + "/categories"); }},
        {"list_plan_verticals", [](World&) { return get(account + "/verticals"); }},
        {"list_plan_categories_under_products", [](World&) { return get(account + "/products/categories"); }},
        {"list_plan_verticals_under_products", [](World&) { return get(account + "/products/verticals"); }},
        {"list_provision_templates", [](World&) { return get(account + "/provisionTemplates"); }},
        {"get_provision_template",
         [](World& w) {
             const std::string all = w.made(get(account + "/provisionTemplates"), us(w));
             return get(account + "/provisionTemplates/" + member(all, "id"));
         }},
    };
}

Recipes recipes_of_carts() {
    return {
        {"list_customer_carts", [](World&) { return get(carts + "?status=OPEN"); }},
        {"create_customer_cart", [](World&) { return post(carts); }},
        {"get_customer_cart", [](World& w) { return get(new_customer_cart(w)); }},
        {"update_customer_cart",
         [](World& w) { return put(new_customer_cart(w), R"({"cartDisplayName": "Spring"})"); }},
        {"delete_customer_cart", [](World& w) { return remove(new_customer_cart(w)); }},
        {"list_customer_cart_items", [](World& w) { return get(filled(w).cart + "/cartItems"); }},
        {"create_customer_cart_item", [](World& w) { return post(new_customer_cart(w) + "/cartItems", item_body); }},
        {"get_customer_cart_item", [](World& w) { return get(filled(w).item); }},
        {"update_customer_cart_item", [](World& w) { return put(filled(w).item, item_body); }},
        {"delete_customer_cart_item", [](World& w) { return remove(filled(w).item); }},
        {"check_out_customer_cart", [](World& w) { return post(filled(w).cart + ":checkout"); }},
    };
}

Recipes recipes_of_orders() {
    return {
        {"list_vendor_orders", [](World&) { return get(account + "/orders?pageSize=10"); }},
        {"list_customer_vendor_orders", [](World&) { return get(customer + "/orders?pageSize=10"); }},
        {"create_vendor_order", [](World&) { return post(customer + "/orders", order_body); }},
        {"get_vendor_order", [](World& w) { return get(new_vendor_order(w)); }},
        {"cancel_vendor_order", [](World& w) { return post(new_vendor_order(w) + ":cancel"); }},
        {"list_subscriptions", [](World&) { return get(account + "/subscriptions"); }},
        {"list_customer_subscriptions", [](World&) { return get(customer + "/subscriptions"); }},
        {"get_subscription", [](World& w) { return get(subscription(w)); }},
        {"suspend_subscription", [](World& w) { return post(subscription(w) + ":suspend"); }},
        {"resume_subscription", [](World& w) { return post(suspended(w) + ":resume"); }},
        {"cancel_subscription", [](World& w) { return post(subscription(w) + ":cancel"); }},
        {"renew_subscription", [](World& w) { return post(subscription(w) + ":renew"); }},
    };
}

} // namespace

Recipes reseller_recipes() {
    Recipes all = recipes_of_customers();
    all.merge(recipes_of_carts());
    all.merge(recipes_of_orders());
    return all;
}

} // namespace cartwright::tests
