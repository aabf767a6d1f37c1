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

constexpr EventField product_changed[] = {{"product_id", number_schema, "The product"},
                                          {"listing_id", number_schema, "The offer"},
                                          {"sku", text_schema, "The shop's own code; empty when it has none"},
                                          {"name", text_schema, "As it is called now"},
                                          {"price_minor", number_schema, "What one costs now, in minor units"},
                                          {"currency", currency_schema, "Of the price"}};
constexpr EventField stock_fields[] = {{"listing_id", number_schema, "The offer"},
                                       {"product_id", number_schema, "The product"},
                                       {"available", number_schema, "How many can be bought now: on hand less held"},
                                       {"version", number_schema, "Rises with each change of the offer's stock"}};
constexpr EventField cart_updated[] = {{"cart_id", id_schema, "The cart"},
                                       {"product_id", number_schema, "What was added, changed or taken out"},
                                       {"quantity", number_schema, "How many are in the cart now; 0 when taken out"}};
constexpr EventField order_placed[] = {{"order_id", id_schema, "The order"},
                                       {"cart_id", id_schema, "The cart that it was made from"},
                                       {"door", text_schema, "The API through which it came"},
                                       {"lines", lines_schema, "What was ordered, at the prices promised"},
                                       {"total_minor", number_schema, "What it costs, in minor units"},
                                       {"currency", currency_schema, "Of all its prices"}};
constexpr EventField order_paid[] = {{"order_id", id_schema, "The order"},
                                     {"total_minor", number_schema, "What was paid, in minor units"},
                                     {"currency", currency_schema, "Of the payment"},
                                     {"method", text_schema, "How it was paid"}};
constexpr EventField order_changed[] = {{"order_id", id_schema, "The order"},
                                        {"order_number", decimal_schema, "The same in decimal"},
                                        {"door", text_schema, "The API through which it came"},
                                        {"lines", lines_schema, "What is ordered now, at the prices promised"},
                                        {"total_minor", number_schema, "What it costs, in minor units"},
                                        {"currency", currency_schema, "Of all its prices"}};
constexpr EventField invoice_created[] = {{"order_id", id_schema, "The order"},
                                          {"order_number", decimal_schema, "The same in decimal"},
                                          {"invoice_id", decimal_schema, "The invoice"},
                                          {"number", text_schema, "Its number in the books of its seller and year"},
                                          {"customer", text_schema, "What the client calls the buyer"},
                                          {"tax_minor", number_schema, "The tax in the total, in minor units"},
                                          {"total_minor", number_schema, "What is to be paid, in minor units"},
                                          {"currency", currency_schema, "Of both"}};
constexpr EventField order_shipped[] = {{"order_id", id_schema, "The order"},
                                        {"order_number", decimal_schema, "The same in decimal"},
                                        {"tracking_number", number_schema, "What the carrier calls the parcel"}};

constexpr EventField order_refunded[] = {
    {"order_id", id_schema, "The order"},
    {"refund_id", text_schema, "The refund"},
    {"seller_id", shop_schema, "The shop whose part of the order it is, at the marketplace; null for others"},
    {"amount_minor", number_schema, "What the buyer gets back, in minor units"},
    {"currency", currency_schema, "Of the amount"},
    {"reason", text_schema, "Why"}};
constexpr EventField product_retired[] = {{"product_id", number_schema, "The product"},
                                          {"listing_id", number_schema, "The offer"}};
constexpr EventField order_stepped[] = {{"order_id", id_schema, "The order"},
                                        {"number", number_schema, "Of the shop's part of it, at the marketplace"},
                                        {"seller_id", shop_schema, "The shop, at the marketplace; null for others"},
                                        {"step", text_schema, "processing, shipped, out_for_delivery, delivered, …"}};
constexpr EventField shop_verified[] = {{"shop_id", number_schema, "The shop, at the marketplace"},
                                        {"verified", claim_schema, "Whether it is verified now"}};
constexpr EventField payout_settled[] = {{"payout_id", number_schema, "The payout, at the marketplace"},
                                         {"shop_id", number_schema, "Whose money it is"},
                                         {"amount_minor", number_schema, "In minor units"},
                                         {"currency", currency_schema, "Of the amount"},
                                         {"state", text_schema, "paid, or failed: then it is owed to the shop again"}};
constexpr EventField order_failed[] = {
    {"order_id", id_schema, "The order"},
    {"reason", text_schema, "payment failed, out of stock, superseded, cancelled, provisioning failed"}};

constexpr std::string_view texts = R"({"type":"array","items":{"type":"string"}})";
constexpr std::string_view moment = R"({"type":["string","null"],"format":"date-time"})";
constexpr std::string_view states =
    R"({"type":"string","enum":["pending","active","suspended","cancelled","expired","failed"]})";
constexpr EventField order_provisioned[] = {
    {"order_id", id_schema, "The order"},
    {"vendor", text_schema, "Who has provisioned it"},
    {"subscription_ids", texts, "The subscriptions that it made or changed, in the order of its items"}};
constexpr EventField subscription_changed[] = {{"subscription_id", text_schema, "The subscription"},
                                               {"customer_id", text_schema, "Whose it is"},
                                               {"sku", text_schema, "What it is of"},
                                               {"state", states, "What it is now"},
                                               {"quantity", number_schema, "Of seats"},
                                               {"ends_at", moment, "When it ends, unless it is renewed"}};

constexpr std::string_view object_ids = R"({"type":"string","pattern":"^[0-9a-f]{24}$"})";
constexpr EventField cart_payment_settled[] = {{"payment_id", object_ids, "The payment"},
                                               {"cart_id", object_ids, "What it pays for"},
                                               {"payment_type", text_schema, "cash, card, cheque, gateway"},
                                               {"is_coupon", claim_schema, "Whether a coupon took the place of money"},
                                               {"status", text_schema, "approved, or failed: then it pays for nothing"},
                                               {"amount_minor", number_schema, "In minor units; negative for a refund"},
                                               {"currency", currency_schema, "Of the amount"}};
constexpr EventField cart_item_decided[] = {
    {"item_id", object_ids, "The item"},
    {"cart_id", object_ids, "Where it is, or was"},
    {"product_id", number_schema, "The product"},
    {"quantity", number_schema, "How many pieces"},
    {"accepted", claim_schema, "Whether it is sold now; if not, its pieces came back"},
    {"price_minor", number_schema, "Of one piece, in minor units"},
    {"currency", currency_schema, "Of the price"}};

constexpr EventKind kinds[] = {
    {"cartwright.product.changed", "products/", "A product is new, or its text or price was changed.", product_changed},
    {"cartwright.stock.changed", "listings/", "Another number of an offer can be bought.", stock_fields},
    {"cartwright.stock.low", "listings/", "Few can be bought: 5 or less, and before there were more.", stock_fields},
    {"cartwright.cart.updated", "carts/", "Something was put in a cart or taken out.", cart_updated},
    {"cartwright.order.placed", "orders/", "A cart was checked out.", order_placed},
    {"cartwright.order.paid", "orders/", "An order was paid; its goods have left the stock.", order_paid},
    {"cartwright.order.failed", "orders/", "An order will not be paid any more.", order_failed},
    {"cartwright.order.refunded", "orders/", "A buyer got money back.", order_refunded},
    {"cartwright.product.retired", "products/", "A product is offered no more.", product_retired},
    {"cartwright.order.step", "orders/", "A seller has come further with its part of an order.", order_stepped},
    {"cartwright.shop.verified", "shops/", "A shop is verified now, or no more.", shop_verified},
    {"cartwright.payout.settled", "payouts/", "Money was sent to a shop, or could not be.", payout_settled},
    {"cartwright.order.changed", "orders/", "An order without a cart has other lines now.", order_changed},
    {"cartwright.invoice.created", "orders/", "An order has been invoiced.", invoice_created},
    {"cartwright.order.shipped", "orders/", "A carrier has taken what was ordered.", order_shipped},
    {"cartwright.order.provisioned", "orders/", "A vendor has provisioned an order.", order_provisioned},
    {"cartwright.subscription.changed", "subscriptions/",
     "A subscription is new, or has another state, other seats or another end.", subscription_changed},
    {"cartwright.cart_payment.settled", "cart_payments/", "A payment into a cart was approved, or is good no more.",
     cart_payment_settled},
    {"cartwright.cart_item.decided", "cart_items/", "An item of a cart was accepted, or is so no more.",
     cart_item_decided},
};
static_assert(std::size(kinds) == std::variant_size_v<Event>);

} // namespace

std::span<const EventKind> event_kinds() { return kinds; }

} // namespace cartwright
