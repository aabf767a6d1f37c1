#include "api/storefront/replies.hpp"

#include "api/storefront/formats.hpp"
#include "api/storefront/refusals.hpp"
#include "base/json/json_writer.hpp"

namespace cartwright::api::storefront {

namespace {

constexpr std::size_t product_bytes = 400; // what a product takes on a page, approximately

http::Reply ok_reply(JsonWriter& json) { return {.status = 200, .body = json.take()}; }

void write_category_fields(JsonWriter& json, const Category& category) {
    json.field("id", category.id.value);
    json.field("name", category.name);
    json.field("slug", category.slug);
}

// storefront A2-2: the five documented fields, then those that the public system adds.
void write_product_fields(JsonWriter& json, const shelf::Found& found) {
    const Product& product = found.item->product;
    json.field("id", product.id.value);
    json.field("name", product.name);
    json.money("price", found.item->price.minor);
    json.hundredths("rating", product.rating_hundredths);
    json.field("stock", found.free);
    json.field("brand", product.brand);
    json.field("category_id", product.category.value);
    json.field("description", product.description);
}

void write_line(JsonWriter& json, const Line& line) {
    json.object([&] {
        json.field("product_id", line.product.value);
        json.field("name", line.name);
        json.money("price", line.price.minor);
        json.field("quantity", line.quantity);
        json.money("line_total", shown_total_of(line).minor);
        if (!line.available) json.field("available", false);
    });
}

} // namespace

http::Reply write_categories(const shelf::Categories::All& all) {
    JsonWriter json;
    json.array(all, [&](const Category& category) { json.object([&] { write_category_fields(json, category); }); });
    return ok_reply(json);
}

http::Reply write_category(const Category& category) {
    JsonWriter json;
    json.object([&] { write_category_fields(json, category); });
    return ok_reply(json);
}

http::Reply write_products(const shelf::Page& page, const shelf::Wish& wish) {
    JsonWriter json(100 + page.items.size() * product_bytes);
    json.object([&] {
        json.field("total", page.total);
        json.field("page", wish.page);
        json.field("page_size", wish.page_size);
        json.array("products", page.items,
                   [&](const shelf::Found& found) { json.object([&] { write_product_fields(json, found); }); });
    });
    return ok_reply(json);
}

http::Reply write_product(const shelf::Found& found, const Category* category) {
    JsonWriter json(product_bytes);
    json.object([&] {
        write_product_fields(json, found);
        if (category != nullptr) json.object("category", [&] { write_category_fields(json, *category); });
    });
    return ok_reply(json);
}

http::Reply write_related_products(const shelf::Page& page) {
    JsonWriter json(page.items.size() * product_bytes);
    json.array(page.items, [&](const shelf::Found& found) { json.object([&] { write_product_fields(json, found); }); });
    return ok_reply(json);
}

http::Reply write_brands(const std::vector<std::string>& brands) {
    JsonWriter json;
    json.array(brands, [&](const std::string& brand) { json.text(brand); });
    return ok_reply(json);
}

http::Reply write_opened_cart(const CartId& cart) {
    JsonWriter json;
    json.object([&] { json.field("cart_id", format(cart)); });
    return ok_reply(json);
}

http::Reply write_cart(const Cart& cart) {
    JsonWriter json;
    json.object([&] {
        json.field("cart_id", format(cart.id));
        json.array("items", cart.lines, [&](const Line& line) { write_line(json, line); });
        json.money("total", shown_total_of(cart.lines).minor);
    });
    return ok_reply(json);
}

http::Reply write_added_item(const operations::AddedItem& item) {
    JsonWriter json;
    json.object([&] {
        json.field("cart_id", format(item.cart));
        json.field("product_id", item.product.value);
        json.field("quantity", item.quantity);
    });
    return ok_reply(json);
}

http::Reply write_removed_item(const operations::RemoveItem& item) {
    JsonWriter json;
    json.object([&] {
        json.field("cart_id", format(item.cart));
        json.field("removed_product_id", item.product.value);
    });
    return ok_reply(json);
}

http::Reply write_receipt(const operations::Receipt& receipt) {
    JsonWriter json;
    json.object([&] {
        json.field("order_id", format(receipt.order));
        json.money("total", receipt.total.minor);
        json.field("message", "Send order_id and total to the payments backend to complete purchase.");
    });
    return ok_reply(json);
}

http::Reply write_settlement(const operations::Settlement& settlement) {
    if (settlement.shortage) return refusal(*settlement.shortage);
    const bool paid = settlement.stage == Stage::paid;
    JsonWriter json;
    json.object([&] {
        json.field("order_id", format(settlement.order));
        json.field("status", format(settlement.stage));
        json.field("message", paid ? "Payment confirmed. Stock updated." : "Payment failed. Order not fulfilled.");
    });
    return ok_reply(json);
}

// storefront A2-14: "prices frozen at checkout".
http::Reply write_order(const Order& order) {
    JsonWriter json;
    json.object([&] {
        json.field("order_id", format(order.id));
        json.field("cart_id", format(order.cart));
        json.array("items", order.lines, [&](const Line& line) { write_line(json, line); });
        json.money("total", order.total.minor);
        json.field("status", format(order.stage));
    });
    return ok_reply(json);
}

} // namespace cartwright::api::storefront
