#include "events/catalogue.hpp"

namespace cartwright {

namespace {

void describe_stock(EventFields& out, ProductId product, const FreeStock& stock) {
    out.subject("listings/", std::to_string(stock.listing.value));
    out.field("listing_id", as::number, "ID of the listing", stock.listing.value);
    out.field("product_id", as::number, "ID of the product", product.value);
    out.field("available", as::number, "Pieces that can be bought now: on hand less held", stock.free);
    out.field("version", as::number, "Increases with each change of the listing's stock", stock.version);
}

} // namespace

void describe(EventFields& out, const ProductChanged& event) {
    out.type("cartwright.product.changed", "A product was created, or its text or price was changed.");
    out.subject("products/", std::to_string(event.product.id.value));
    out.field("product_id", as::number, "ID of the product", event.product.id.value);
    out.field("listing_id", as::number, "ID of the listing", event.listing.id.value);
    out.field("sku", as::text, "Stock keeping unit; empty if the product has none", event.product.sku);
    out.field("name", as::text, "Current name of the product", event.product.name);
    out.field("price_minor", as::number, "Current price of one piece, in minor units", event.listing.price.minor);
    out.field("currency", as::currency, "Currency of the price", event.listing.price.currency);
}

void describe(EventFields& out, const StockChanged& event) {
    out.type("cartwright.stock.changed", "The number of pieces of a listing that can be bought has changed.");
    describe_stock(out, event.product, event.stock);
}

void describe(EventFields& out, const StockLow& event) {
    out.type("cartwright.stock.low", "The number of pieces of a listing that can be bought has fallen to 5 or less.");
    describe_stock(out, event.product, event.stock);
}

void describe(EventFields& out, const ProductRetired& event) {
    out.type("cartwright.product.retired", "A product is no longer offered.");
    out.subject("products/", std::to_string(event.product.value));
    out.field("product_id", as::number, "ID of the product", event.product.value);
    out.field("listing_id", as::number, "ID of the listing", event.listing.value);
}

} // namespace cartwright
