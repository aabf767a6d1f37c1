#include "api/shopping/products/product_replies.hpp"

#include "base/json/json_writer.hpp"
#include "base/object_id.hpp"
#include "domain/shopping/member_cart.hpp"

namespace cartwright::api::shopping {

namespace {

constexpr std::size_t product_bytes = 350; // what one takes, approximately

/// Stands for the shop itself where the maker is not a member with an account: no member has this id.
constexpr std::string_view shop_id = "000000000000000000000000";

void write_text(JsonWriter& json, std::string_view name, const std::string& text) {
    if (text.empty())
        json.null(name);
    else
        json.field(name, text);
}

// shopping 22.3, key by key.
void write(JsonWriter& json, const HouseProduct& product) {
    json.object([&] {
        json.object("_id", [&] { json.field("$oid", object_id(product.id.value)); });
        write_text(json, "brand", product.brand);
        write_text(json, "category", product.category);
        json.field("created_at", timestamp(product.made_at));
        json.field("name", product.name);
        json.field("price", decimal(product.price.minor));
        json.field("public", "yes");
        json.field("resource_class", "User");
        json.field("resource_id", product.maker ? object_id(product.maker->made_at, product.maker->member.value)
                                                : std::string(shop_id));
        json.field("updated_at", timestamp(product.changed_at));
    });
}

} // namespace

http::Reply write_created_product(const HouseProduct& made) {
    http::Reply reply = write_product(made);
    reply.status = 201;
    reply.headers.emplace_back("Location", "/shopping/products/" + object_id(made.id.value));
    return reply;
}

http::Reply write_product(const HouseProduct& product) {
    JsonWriter json(product_bytes);
    write(json, product);
    return {.body = json.take()};
}

http::Reply write_products(const std::vector<HouseProduct>& products) {
    JsonWriter json(products.size() * product_bytes);
    json.array(products, [&](const HouseProduct& each) { write(json, each); });
    return {.body = json.take()};
}

http::Reply write_no_content(const ProductId&) { return {.status = 204}; }

} // namespace cartwright::api::shopping
