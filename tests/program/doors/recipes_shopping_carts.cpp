#include "program/doors/recipes.hpp"

namespace cartwright::tests {

namespace {

/// Whose carts they are, kept as "token es".
SignedInMember owner_of_carts(World& world) {
    const std::string both = world.once("owner of carts", [&] {
        const SignedInMember member = world.shopping().new_member(world.fresh_name() + "@example.com", good_password);
        return member.token + ' ' + member.es;
    });
    const std::size_t space = both.find(' ');
    return {.token = both.substr(0, space), .es = both.substr(space + 1), .app = Application{}.app};
}

/// What an admin says beside the rest to do it for the owner; from the owner it means nothing.
std::string for_owner(World& world) {
    const std::string id =
        world.once("id of the owner of carts", [&] { return world.shopping().id_of(owner_of_carts(world)); });
    return R"(,"proxy_resource_class":"User","proxy_resource_id":")" + id + '"';
}

Wanted of_cart_owner(World& world, Wanted wanted) {
    wanted.owner = owner_of_carts(world).headers();
    return wanted;
}

Wanted post_for_owner(World& world, const std::string& path, const std::string& members) {
    return of_cart_owner(
        world, {.method = "POST", .target = "/shopping/" + path, .body = with_application(members + for_owner(world))});
}
Wanted put_for_owner(World& world, const std::string& path, const std::string& members) {
    return of_cart_owner(world, {.method = "PUT", .target = "/shopping/" + path, .body = with_application(members)});
}
Wanted get_for_owner(World& world, const std::string& path) {
    return of_cart_owner(world, {.method = "GET", .target = "/shopping/" + path + '?' + application_in_query});
}
Wanted erase_for_owner(World& world, const std::string& path) {
    return of_cart_owner(world, {.method = "DELETE", .target = "/shopping/" + path, .body = with_application("")});
}

/// The id of what is made.
std::string made(World& world, const Wanted& wanted) {
    return member(world.made(wanted, owner_or(wanted, administrator(world, "shopping"))), "$oid");
}

Wanted by_admin(Wanted wanted) {
    wanted.owner.clear();
    return wanted;
}

std::string car(World& world) {
    return world.once("car", [&] {
        return made(
            world, by_admin(post_for_owner(world, "products", R"("product":{"price":120000,"name":"Ford Ecosport"})")));
    });
}

Wanted item(World& world) {
    return post_for_owner(world, "cart_items", R"("cart_item":{"product_id":")" + car(world) + "\"}");
}

std::string cart_with_item(World& world) {
    return made(
        world, post_for_owner(world, "carts", R"("cart":{"add_cart_item_ids":[")" + made(world, item(world)) + "\"]}"));
}

Wanted cash(World& world, const std::string& cart, const std::string& more = {}) {
    return post_for_owner(world, "payments",
                          R"("payment":{"cart_id":")" + cart + R"(","amount":120000,"payment_type":"cash")" + more +
                              "}");
}

std::string new_cash_payment(World& world) { return made(world, cash(world, cart_with_item(world))); }

std::string payment_at_page(World& world) {
    const std::string cart = cart_with_item(world);
    return made(world, post_for_owner(world, "payments",
                                      R"("payment":{"cart_id":")" + cart +
                                          R"(","amount":120000,"payment_type":"gateway","firstname":"Ada",)"
                                          R"("phone":"9999999999","email":"ada@example.com","productinfo":"items_)" +
                                          cart + "\"}"));
}

Wanted coupon(World& world) {
    const std::string cart = cart_with_item(world);
    (void)made(world, by_admin(cash(world, cart, R"(,"payment_status":1)")));
    return post_for_owner(world, "discounts",
                          R"("discount":{"cart_id":")" + cart +
                              R"(","requires_verification":true,"discount_amount":120000})");
}

/// What would verify a payment by a new coupon.
Wanted verification(World& world) {
    const std::string discount = made(world, coupon(world));
    const std::string payment = made(world, cash(world, cart_with_item(world), R"(,"discount_id":")" + discount + '"'));
    return put_for_owner(world, "discounts/" + discount, R"("discount":{"add_verified_ids":[")" + payment + "\"]}");
}

Recipes item_recipes() {
    return {
        {"create_cart_item", item},
        {"create_cart_items",
         [](World& world) {
             return post_for_owner(world, "cart_items/create_many_items",
                                   R"("cart_item":{"product_ids":[")" + car(world) + "\"]}");
         }},
        {"create_cart_items_of_discount",
         [](World& world) {
             return post_for_owner(world, "cart_items/create_multiple",
                                   R"("id":")" + made(world, coupon(world)) + R"(","discount":{"product_ids":[")" +
                                       car(world) + "\"]}");
         }},
        {"list_cart_items", [](World& world) { return get_for_owner(world, "cart_items.json"); }},
        {"get_cart_item",
         [](World& world) { return get_for_owner(world, "cart_items/" + made(world, item(world)) + ".json"); }},
        {"update_cart_item",
         [](World& world) {
             return put_for_owner(world, "cart_items/" + made(world, item(world)), R"("cart_item":{"quantity":10})");
         }},
        {"delete_cart_item",
         [](World& world) { return erase_for_owner(world, "cart_items/" + made(world, item(world))); }},
    };
}

Recipes cart_recipes() {
    return {
        {"create_member_cart", [](World& world) { return post_for_owner(world, "carts", R"("cart":{})"); }},
        {"list_member_carts", [](World& world) { return get_for_owner(world, "carts"); }},
        {"get_member_cart",
         [](World& world) { return get_for_owner(world, "carts/" + cart_with_item(world) + ".json"); }},
        {"update_member_cart",
         [](World& world) {
             return put_for_owner(world, "carts/" + cart_with_item(world),
                                  R"("cart":{"add_cart_item_ids":[")" + made(world, item(world)) + "\"]}");
         }},
        {"delete_member_cart", [](World& world) { return erase_for_owner(world, "carts/" + cart_with_item(world)); }},
    };
}

Recipes payment_recipes() {
    return {
        {"create_cart_payment", [](World& world) { return cash(world, cart_with_item(world)); }},
        {"list_cart_payments", [](World& world) { return get_for_owner(world, "payments"); }},
        {"get_cart_payment", [](World& world) { return get_for_owner(world, "payments/" + new_cash_payment(world)); }},
        {"update_cart_payment",
         [](World& world) {
             return put_for_owner(world, "payments/" + new_cash_payment(world), R"("payment":{"payment_status":1})");
         }},
        {"return_from_payment_page",
         [](World& world) {
             const std::string payment = payment_at_page(world);
             return Wanted{.method = "POST",
                           .target = "/shopping/payments/" + payment,
                           .body = "mihpayid=1&status=success&hash=a&txnid=" + payment,
                           .content_type = "application/x-www-form-urlencoded"};
         }},
        {"delete_cart_payment",
         [](World& world) { return by_admin(erase_for_owner(world, "payments/" + new_cash_payment(world))); }},
    };
}

Recipes discount_recipes() {
    return {
        {"create_discount", coupon},
        {"list_discounts", [](World& world) { return get_for_owner(world, "discounts"); }},
        {"get_discount", [](World& world) { return get_for_owner(world, "discounts/" + made(world, coupon(world))); }},
        {"verify_discount", verification},
        {"delete_discount",
         [](World& world) { return erase_for_owner(world, "discounts/" + made(world, coupon(world))); }},
    };
}

} // namespace

Recipes shopping_cart_recipes() {
    Recipes gathered;
    for (Recipes some : {item_recipes(), cart_recipes(), payment_recipes(), discount_recipes()}) gathered.merge(some);
    return gathered;
}

} // namespace cartwright::tests
