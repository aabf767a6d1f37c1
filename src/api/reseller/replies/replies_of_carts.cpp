#include "api/reseller/replies/replies.hpp"

#include "api/reseller/formats.hpp"
#include "api/reseller/refusals.hpp"
#include "api/reseller/replies/writing.hpp"

namespace cartwright::api::reseller {

namespace {

/// Where an item is: its reseller, customer and cart.
struct Place {
    std::int64_t reseller = 0;
    std::int64_t customer = 0;
    CartId cart;
};

Place place_of(const CustomerCart& cart) { return {cart.reseller_number, cart.customer_number, cart.id}; }

// reseller §5.4: "planName, …, title, period, …, recurringPrice {currency, value}, currencyCode, …, productType".
void write_vendor_names(JsonWriter& json, std::int64_t reseller, const Plan& plan) {
    json.field("planName", plan_resource(reseller, plan));
    json.field("title", plan.name);
    json.field("period", in_capitals(name_of(plan.period)));
    write_money(json, "recurringPrice", plan.price);
    json.field("currencyCode", plan.price.currency.text());
    json.field("productType", "PRODUCT");
}

void write_item(JsonWriter& json, const Place& place, const Item& item) {
    json.object([&] {
        json.field("cartItemId", format(item.id));
        json.field("name", item_resource(place.customer, place.cart, item.id));
        json.field("cartId", format(place.cart));
        json.field("productId", item.plan.sku);
        json.field("quantity", item.quantity);
        write_attributes(json, "attributes", item.attributes);
        json.money("unitPrice", item.plan.price.minor);
        json.money("linePrice", shown_total_of(line_of(item)).minor);
        if (item.action != Action::create) json.field("action", in_capitals(name_of(item.action)));
        if (item.subscription) json.field("resourceId", format(item.subscription->id));
        if (!item.is_available()) json.field("available", false);
        write_vendor_names(json, place.reseller, item.plan);
    });
}

/// reseller A1-9: "entries {code, cartItemId, field, message}".
void write_flaw(JsonWriter& json, const Flaw& flaw) {
    json.object([&] {
        json.field("code", flaw.type);
        json.field("cartItemId", flaw.place);
        json.field("field", flaw.field);
        json.field("message", flaw.message);
    });
}

void write_head(JsonWriter& json, const CustomerCart& cart) {
    json.field("cartId", format(cart.id));
    json.field("name", cart_resource(cart.customer_number, cart.id));
    json.field("customerId", std::to_string(cart.customer_number));
    json.field("status", format(cart.status));
    write_if_any(json, "cartDisplayName", cart.title);
    write_if_any(json, "userName", cart.user_name);
}

http::Reply write_cart_with_status(int status, const CustomerCart& cart) {
    const std::vector<Flaw> flaws = cart.status == CartStatus::ordered ? std::vector<Flaw>{} : flaws_of(cart.items);
    JsonWriter json;
    json.object([&] {
        write_head(json, cart);
        json.array("items", cart.items, [&](const Item& item) { write_item(json, place_of(cart), item); });
        json.field("totalItems", static_cast<std::int64_t>(cart.items.size()));
        json.money("totalPrice", shown_total_of(cart.items).minor);
        json.field("currencyCode", cart.currency.value_or(Currency{}).text());
        json.array("validationErrors", flaws, [&](const Flaw& flaw) { write_flaw(json, flaw); });
    });
    return {.status = status, .body = json.take()};
}

http::Reply write_item_with_status(int status, const operations::ItemOfCart& item) {
    JsonWriter json;
    write_item(json, {item.reseller_number, item.customer_number, item.cart}, item.item);
    return {.status = status, .body = json.take()};
}

} // namespace

http::Reply write_carts(const operations::CustomerCartPage& page) {
    JsonWriter json;
    json.object([&] {
        json.array("carts", page.carts, [&](const CustomerCart& cart) {
            json.object([&] {
                write_head(json, cart);
                json.field("currencyCode", cart.currency.value_or(Currency{}).text());
                json.field("createTime", timestamp(cart.opened_at));
                json.field("updateTime", timestamp(cart.touched_at));
            });
        });
        write_number(json, "totalCount", page.total);
        json.object("paginationResponse", [&] { write_number(json, "totalSize", page.total); });
        json.field("nextPageToken", page.next ? std::to_string(*page.next) : std::string());
    });
    return ok_reply(json);
}

http::Reply write_opened_cart(const CustomerCart& cart) { return write_cart_with_status(201, cart); }
http::Reply write_cart(const CustomerCart& cart) { return write_cart_with_status(200, cart); }
http::Reply write_removed_cart(const operations::RemoveCustomerCart&) { return {.status = 204, .body = {}}; }

http::Reply write_items(const CustomerCart& cart) {
    JsonWriter json;
    json.object([&] {
        // reseller §5: the vendor's clients read the same list under another name.
        for (const std::string_view name : {"cartItems", "cartitems"})
            json.array(name, cart.items, [&](const Item& item) { write_item(json, place_of(cart), item); });
        write_number(json, "totalCount", static_cast<std::int64_t>(cart.items.size()));
    });
    return ok_reply(json);
}

http::Reply write_added_item(const operations::ItemOfCart& item) { return write_item_with_status(201, item); }
http::Reply write_item(const operations::ItemOfCart& item) { return write_item_with_status(200, item); }
http::Reply write_removed_item(const operations::RemoveCustomerItem&) { return {.status = 204, .body = {}}; }

} // namespace cartwright::api::reseller
