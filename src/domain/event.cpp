#include "domain/event.hpp"

namespace cartwright {

namespace {

constexpr std::string_view number_schema = R"({"type":"integer"})";
constexpr std::string_view shop_schema = R"({"type":["integer","null"]})";
constexpr std::string_view text_schema = R"({"type":"string"})";
constexpr std::string_view claim_schema = R"({"type":"boolean"})";
constexpr std::string_view id_schema = R"({"type":"string","pattern":"^[0-9a-f]{12}$"})";
constexpr std::string_view decimal_schema = R"({"type":"string","pattern":"^[0-9]{1,15}$"})";
constexpr std::string_view currency_schema = R"({"type":"string","pattern":"^[A-Z]{3}$"})";
constexpr std::string_view lines_schema =
    R"({"type":"array","items":{"type":"object","properties":{"product_id":{"type":"integer"},)"
    R"("listing_id":{"type":"integer"},"name":{"type":"string"},"price_minor":{"type":"integer"},)"
    R"("quantity":{"type":"integer"}}}})";

constexpr EventField product_changed[] = {{"product_id", number_schema, "ID of the product"},
                                          {"listing_id", number_schema, "ID of the listing"},
                                          {"sku", text_schema, "Stock keeping unit; empty if the product has none"},
                                          {"name", text_schema, "Current name of the product"},
                                          {"price_minor", number_schema, "Current price of one piece, in minor units"},
                                          {"currency", currency_schema, "Currency of the price"}};
constexpr EventField stock_fields[] = {{"listing_id", number_schema, "ID of the listing"},
                                       {"product_id", number_schema, "ID of the product"},
                                       {"available", number_schema, "Pieces that can be bought now: on hand less held"},
                                       {"version", number_schema, "Increases with each change of the listing's stock"}};
constexpr EventField cart_updated[] = {
    {"cart_id", id_schema, "ID of the cart"},
    {"product_id", number_schema, "ID of the product that was added, changed or removed"},
    {"quantity", number_schema, "New quantity in the cart; 0 after removal"}};
constexpr EventField order_placed[] = {
    {"order_id", id_schema, "ID of the order"},
    {"cart_id", id_schema, "ID of the cart; equal to order_id if the order has no cart"},
    {"door", text_schema, "API through which the order was placed"},
    {"lines", lines_schema, "Lines of the order, at the agreed prices"},
    {"total_minor", number_schema, "Total of the order, in minor units"},
    {"currency", currency_schema, "Currency of the prices and the total"}};
constexpr EventField order_paid[] = {{"order_id", id_schema, "ID of the order"},
                                     {"total_minor", number_schema, "Amount paid, in minor units"},
                                     {"currency", currency_schema, "Currency of the payment"},
                                     {"method", text_schema, "Payment method"}};
constexpr EventField order_changed[] = {{"order_id", id_schema, "ID of the order"},
                                        {"order_number", decimal_schema, "ID of the order as a decimal number"},
                                        {"door", text_schema, "API through which the order was changed"},
                                        {"lines", lines_schema, "New lines of the order, at the agreed prices"},
                                        {"total_minor", number_schema, "New total of the order, in minor units"},
                                        {"currency", currency_schema, "Currency of the prices and the total"}};
constexpr EventField invoice_created[] = {{"order_id", id_schema, "ID of the order"},
                                          {"order_number", decimal_schema, "ID of the order as a decimal number"},
                                          {"invoice_id", decimal_schema, "ID of the invoice"},
                                          {"number", text_schema, "Invoice number, unique for its seller"},
                                          {"customer", text_schema, "The client's ID of the buyer"},
                                          {"tax_minor", number_schema, "Tax contained in the total, in minor units"},
                                          {"total_minor", number_schema, "Amount due, in minor units"},
                                          {"currency", currency_schema, "Currency of the tax and the total"}};
constexpr EventField order_shipped[] = {{"order_id", id_schema, "ID of the order"},
                                        {"order_number", decimal_schema, "ID of the order as a decimal number"},
                                        {"tracking_number", number_schema, "Tracking number of the carrier"}};

constexpr EventField order_refunded[] = {
    {"order_id", id_schema, "ID of the order"},
    {"refund_id", text_schema, "ID of the refund"},
    {"seller_id", shop_schema, "Marketplace number of the shop whose part is refunded; null for other sellers"},
    {"amount_minor", number_schema, "Refunded amount, in minor units"},
    {"currency", currency_schema, "Currency of the amount"},
    {"reason", text_schema, "Reason for the refund"}};
constexpr EventField product_retired[] = {{"product_id", number_schema, "ID of the product"},
                                          {"listing_id", number_schema, "ID of the listing"}};
constexpr EventField order_stepped[] = {
    {"order_id", id_schema, "ID of the order"},
    {"number", number_schema, "Marketplace number of the shop's part; absent for other sellers"},
    {"seller_id", shop_schema, "Marketplace number of the shop; null for other sellers"},
    {"step", text_schema, "New step: processing, shipped, out_for_delivery, delivered, …"}};
constexpr EventField shop_verified[] = {{"shop_id", number_schema, "Marketplace number of the shop"},
                                        {"verified", claim_schema, "Whether the shop is verified now"}};
constexpr EventField payout_settled[] = {
    {"payout_id", number_schema, "Marketplace number of the payout"},
    {"shop_id", number_schema, "Marketplace number of the shop"},
    {"amount_minor", number_schema, "Amount of the payout, in minor units"},
    {"currency", currency_schema, "Currency of the amount"},
    {"state", text_schema, "paid, or failed: the shop's balance is credited again"}};
constexpr EventField order_failed[] = {
    {"order_id", id_schema, "ID of the order"},
    {"reason", text_schema, "payment failed, out of stock, superseded, cancelled or provisioning failed"}};

constexpr std::string_view texts = R"({"type":"array","items":{"type":"string"}})";
constexpr std::string_view moment = R"({"type":["string","null"],"format":"date-time"})";
constexpr std::string_view states =
    R"({"type":"string","enum":["pending","active","suspended","cancelled","expired","failed"]})";
constexpr EventField order_provisioned[] = {
    {"order_id", id_schema, "ID of the order"},
    {"vendor", text_schema, "Name of the vendor"},
    {"subscription_ids", texts, "IDs of the created or changed subscriptions, in the sequence of the order's items"}};
constexpr EventField subscription_changed[] = {
    {"subscription_id", text_schema, "ID of the subscription"},
    {"customer_id", text_schema, "ID of the customer"},
    {"sku", text_schema, "Stock keeping unit of the plan"},
    {"state", states, "Current state"},
    {"quantity", number_schema, "Number of seats"},
    {"ends_at", moment, "End of the subscription, unless it is renewed; null if none is set"}};

constexpr std::string_view object_ids = R"({"type":"string","pattern":"^[0-9a-f]{24}$"})";
constexpr EventField cart_payment_settled[] = {
    {"payment_id", object_ids, "ID of the payment"},
    {"cart_id", object_ids, "ID of the cart"},
    {"payment_type", text_schema, "Payment method: cash, card, cheque or gateway"},
    {"is_coupon", claim_schema, "Whether the payment is made by a coupon instead of money"},
    {"status", text_schema, "approved, or failed: the payment covers no items"},
    {"amount_minor", number_schema, "Amount in minor units; negative for a refund"},
    {"currency", currency_schema, "Currency of the amount"}};
constexpr EventField cart_item_decided[] = {
    {"item_id", object_ids, "ID of the item"},
    {"cart_id", object_ids, "ID of the cart that contains or contained the item"},
    {"product_id", number_schema, "ID of the product"},
    {"quantity", number_schema, "Number of pieces"},
    {"accepted", claim_schema, "true if the item is sold; false if the sale is reversed and its stock returned"},
    {"price_minor", number_schema, "Price of one piece, in minor units"},
    {"currency", currency_schema, "Currency of the price"}};

constexpr EventKind kinds[] = {
    {"cartwright.product.changed", "products/", "A product was created, or its text or price was changed.",
     product_changed},
    {"cartwright.stock.changed", "listings/", "The number of pieces of a listing that can be bought has changed.",
     stock_fields},
    {"cartwright.stock.low", "listings/",
     "The number of pieces of a listing that can be bought has fallen to 5 or less.", stock_fields},
    {"cartwright.cart.updated", "carts/", "A product was added to a cart, changed in it or removed from it.",
     cart_updated},
    {"cartwright.order.placed", "orders/", "An order was placed.", order_placed},
    {"cartwright.order.paid", "orders/", "An order was paid, and its stock was sold.", order_paid},
    {"cartwright.order.failed", "orders/", "An order failed and can no longer be paid.", order_failed},
    {"cartwright.order.refunded", "orders/", "A seller's part of an order was refunded, in whole or in part.",
     order_refunded},
    {"cartwright.product.retired", "products/", "A product is no longer offered.", product_retired},
    {"cartwright.order.step", "orders/", "A seller's part of an order reached another step.", order_stepped},
    {"cartwright.shop.verified", "shops/", "A shop became verified, or is no longer verified.", shop_verified},
    {"cartwright.payout.settled", "payouts/", "A payout to a shop succeeded or failed.", payout_settled},
    {"cartwright.order.changed", "orders/", "The lines of an order that was placed without a cart have changed.",
     order_changed},
    {"cartwright.invoice.created", "orders/", "An invoice was issued for an order.", invoice_created},
    {"cartwright.order.shipped", "orders/", "A carrier accepted the shipment of an order.", order_shipped},
    {"cartwright.order.provisioned", "orders/", "A vendor provisioned an order.", order_provisioned},
    {"cartwright.subscription.changed", "subscriptions/",
     "A subscription was created, or its state, its seats or its end changed.", subscription_changed},
    {"cartwright.cart_payment.settled", "cart_payments/", "A payment into a member's cart was approved or failed.",
     cart_payment_settled},
    {"cartwright.cart_item.decided", "cart_items/",
     "An item of a member's cart was accepted, which is its sale, or its acceptance was reversed.", cart_item_decided},
};
static_assert(std::size(kinds) == std::variant_size_v<Event>);

} // namespace

std::span<const EventKind> event_kinds() { return kinds; }

} // namespace cartwright
