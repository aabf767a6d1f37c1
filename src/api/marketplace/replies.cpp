#include "api/marketplace/replies.hpp"

#include "api/marketplace/formats.hpp"
#include "api/marketplace/refusals.hpp"
#include "base/json/json_writer.hpp"

#include <algorithm>

namespace cartwright::api::marketplace {

namespace {

constexpr std::size_t shoe_bytes = 250; // what a shoe takes, approximately
constexpr std::size_t date_length = 10; // "2026-11-21"

void write_optional_number(JsonWriter& json, std::string_view name, std::optional<std::int64_t> number) {
    if (number)
        json.field(name, *number);
    else
        json.null(name);
}

void write_optional_date(JsonWriter& json, std::string_view name, std::optional<Instant> moment) {
    if (moment)
        json.field(name, timestamp(*moment).substr(0, date_length));
    else
        json.null(name);
}

// marketplace A0-5.
void write_found(JsonWriter& json, const ShoeListing& found) {
    json.field("listing_id", found.number);
    json.field("shop_id", found.shop);
    json.field("brand", found.shoe.brand);
    json.field("color", found.shoe.color);
    json.field("style", found.shoe.style);
    json.key("size");
    json.raw(format_size(found.shoe.size));
    json.field("gender", found.shoe.gender);
    json.field("condition", found.shoe.condition);
    json.money("price", found.listing.price.minor);
    json.field("quantity", found.listing.stock.free());
    json.field("verified", found.verified);
}

void write_shoe(JsonWriter& json, const ShoeListing& shoe) {
    json.object([&] {
        write_found(json, shoe);
        json.field("product_id", shoe.listing.product.value); // at the storefront
        json.field("sku", shoe.sku);
        json.field("promotion_tier", shoe.promotion_tier);
        json.field("retired", shoe.retired);
        if (!shoe.flash_sale) return json.null("flash_sale");
        json.object("flash_sale", [&] {
            json.field("price_percentage", shoe.flash_sale->percentage);
            json.field("discount_counter", shoe.flash_sale->left);
            json.money("price", price_in(*shoe.flash_sale, shoe.listing.price).minor);
        });
    });
}

void write_part(JsonWriter& json, const SellerOrder& order) {
    json.money("total", order.paid().minor);
    json.money("seller_amount", order.share().minor);
    json.money("platform_fee", order.fee.minor);
    json.field("status", format(order.step));
}

void write_order(JsonWriter& json, const ShopOrder& order) {
    json.field("order_id", order.part.number.value_or(0));
    json.field("shop_id", order.shop);
    write_optional_number(json, "user_id", order.user);
    json.field("ordered_at", timestamp(order.placed_at));
    write_optional_date(json, "estimated_delivery_date", order.part.due);
    write_part(json, order.part);
    json.money("refunded", order.refunded.minor);
    std::size_t place = 0;
    json.array("items", order.lines, [&](const Line& line) {
        json.object([&] {
            json.field("listing_id", order.numbers[place++]);
            json.field("name", line.name);
            json.money("price", line.price.minor);
            json.field("quantity", line.quantity);
        });
    });
}

} // namespace

http::Reply write_found_shoes(const std::vector<ShoeListing>& found) {
    JsonWriter json(found.size() * shoe_bytes + 2);
    json.array(found, [&](const ShoeListing& shoe) { json.object([&] { write_found(json, shoe); }); });
    return ok_reply(json);
}

http::Reply write_shoe(const ShoeListing& shoe) {
    JsonWriter json(shoe_bytes);
    write_shoe(json, shoe);
    return ok_reply(json);
}

http::Reply write_retired_shoe(const ShoeListing& shoe) {
    JsonWriter json;
    json.object([&] {
        json.field("listing_id", shoe.number);
        json.field("retired", true);
    });
    return ok_reply(json);
}

http::Reply write_shoes(const std::vector<ShoeListing>& shoes) {
    JsonWriter json(shoes.size() * shoe_bytes + 2);
    json.array(shoes, [&](const ShoeListing& shoe) { write_shoe(json, shoe); });
    return ok_reply(json);
}

http::Reply write_opened_cart(const std::int64_t& cart) {
    JsonWriter json;
    json.object([&] { json.field("cart_id", cart); });
    return ok_reply(json);
}

http::Reply write_ok(const operations::PutShoe&) {
    JsonWriter json;
    json.text("OK");
    return ok_reply(json);
}

http::Reply write_cart(const operations::ShoeCart& cart) {
    JsonWriter json;
    json.object([&] {
        json.field("cart_id", cart.number);
        json.field("user_id", cart.user);
        json.field("active", cart.state == Cart::State::open);
        json.array("items", cart.items, [&](const operations::ShoeCart::Item& item) {
            json.object([&] {
                json.field("listing_id", item.listing);
                json.field("name", item.line.name);
                json.money("price", item.line.price.minor);
                json.field("quantity", item.line.quantity);
                if (!item.line.available) {
                    json.field("available", false);
                    json.money("line_total", 0);
                }
            });
        });
        json.money("total", cart.total.minor);
    });
    return ok_reply(json);
}

// marketplace, step 7. Where several shops have sold, each has an order of its own, and `order_id` is the first.
http::Reply write_sold_shoes(const operations::ShoesSold& sold) {
    using Part = operations::ShoesSold::Part;
    JsonWriter json;
    json.object([&] {
        json.field("success", true);
        json.field("order_id", sold.parts.front().order.number.value_or(0));
        if (sold.parts.size() > 1) {
            json.array("order_ids", sold.parts,
                       [&](const Part& part) { json.raw(std::to_string(part.order.number.value_or(0))); });
            json.array("orders", sold.parts, [&](const Part& part) {
                json.object([&] {
                    json.field("order_id", part.order.number.value_or(0));
                    json.field("shop_id", part.shop);
                    write_part(json, part.order);
                });
            });
        }
        json.field("cart_id", sold.cart);
        json.money("total", sold.total.minor);
        json.money("seller_amount", sold.share().minor);
        json.money("platform_fee", sold.fee.minor);
        json.field("status", format(sold.parts.front().order.step));
    });
    return ok_reply(json);
}

http::Reply write_tracked_order(const SellerOrder& order) {
    JsonWriter json;
    json.object([&] {
        json.field("order_id", order.number.value_or(0));
        json.field("status", format(order.step));
        write_optional_date(json, "estimated_delivery_date", order.due);
    });
    return ok_reply(json);
}

http::Reply write_orders(const std::vector<ShopOrder>& orders) {
    JsonWriter json;
    json.array(orders, [&](const ShopOrder& order) { json.object([&] { write_order(json, order); }); });
    return ok_reply(json);
}

http::Reply write_refund(const operations::RefundedShopOrder& refunded) {
    if (refunded.rejection) return refusal(*refunded.rejection);
    JsonWriter json;
    json.object([&] {
        json.field("refund_id", std::to_string(refunded.refund.id.value));
        json.field("order_id", refunded.order);
        json.money("amount", refunded.refund.amount.minor);
        json.money("seller_amount", refunded.share().minor);
        json.money("platform_fee", refunded.refund.fee.minor);
        json.field("reason", refunded.refund.reason);
    });
    return ok_reply(json);
}

http::Reply write_rating(const operations::RatedOrder& rated) {
    JsonWriter json;
    json.object([&] {
        json.field("order_id", rated.order);
        json.field("listing_id", rated.listing);
        json.field("rating", rated.stars);
    });
    return ok_reply(json);
}

} // namespace cartwright::api::marketplace
