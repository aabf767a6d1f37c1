#pragma once

#include "api/core/operation.hpp"

/// The manual of the order pipeline.
namespace cartwright::api::orderflow::manual {

using enum http::Method;

inline constexpr std::string_view digits = R"({"type":"string","pattern":"^[1-9][0-9]{0,14}$"})";

inline constexpr std::string_view security_schemes =
    R"({"OrderflowKey":{"type":"http","scheme":"bearer","description":"An API key with the scope billing."}})";

inline constexpr Parameter key_header[] = {
    {"header", "Idempotency-Key", R"json({"type":"string","minLength":1,"maxLength":255})json",
     "Makes the request idempotent. A repeated request with the same key receives the first reply."}};
inline constexpr Parameter order_path[] = {{"path", "order_id", digits, "The ID of the order, from `cart.json`."}};
inline constexpr Parameter invoice_path[] = {
    {"path", "invoice_id", digits, "The ID of the invoice, from `invoice.json`."},
    {"query", "format", R"json({"type":"string","enum":["json","html","pdf"]})json",
     "The format of the reply. By default, the `Accept` header selects it."}};

inline constexpr std::string_view error = "OrderflowError";
inline constexpr Answer malformed{400, "The request is malformed.", error,
                                  R"json({"error":"items[0].quantity must be a whole number from 1 to 1000000"})json"};
inline constexpr Answer no_order{404, "The order does not exist.", error, R"json({"error":"Order not found"})json"};
inline constexpr Answer no_invoice{404, "The invoice does not exist.", error,
                                   R"json({"error":"Invoice not found"})json"};
inline constexpr Answer key_reused{422, "The Idempotency-Key was already used for a different request.", error,
                                   R"json({"error":"This Idempotency-Key was used for a different request"})json"};
inline constexpr Answer busy{
    503, "The server is overloaded or cannot write to its database. `Retry-After` gives the delay in seconds.", error,
    R"json({"error":"Too many requests are waiting; try again"})json"};
inline constexpr Answer no_key{
    401, "The request has no API key with the scope billing. The demo and --open-orderflow require none.", error,
    R"json({"error":"A key of the scope billing is needed"})json"};
inline constexpr Answer too_many{429,
                                 "The client address named too many unknown orders or invoices, or an e-mail limit is "
                                 "reached. `Retry-After` gives the delay in seconds.",
                                 error, R"json({"error":"Too many requests; try again later"})json"};
inline constexpr Answer undecided{504,
                                  "The gateway or carrier has not answered yet. The server retries until the result is "
                                  "known. A repeated request joins the same operation.",
                                  error, R"json({"error":"The payment is not decided yet; ask again"})json"};

inline constexpr Answer cart[] = {
    {201, "The created order. Its stock is reserved.", "OrderflowOrder",
     R"json({"orderId":"456","tax":36.0,"subTotalAmount":164.0,"totalAmount":200.0,"items":[)json"
     R"json({"productId":"1234","quantity":2,"price":50}],"status":"pending"})json"},
    {200, "The changed order.", "OrderflowOrder", {}},
    malformed,
    no_order,
    {409, "A price differs from the catalogue, the stock is insufficient, or the order is no longer pending.", error,
     R"json({"error":"Inventory rejected"})json"},
    key_reused,
    too_many,
    busy};
inline constexpr Answer invoice[] = {
    {200, "The issued invoice.", "OrderflowInvoiceIssued",
     R"json({"invoiceId":"789","orderId":"456","customerId":"8080","totalAmount":200.0})json"},
    malformed,
    no_order,
    {409, "The order is already invoiced, or the customer or an amount does not match the order.", error,
     R"json({"error":"totalAmount does not match"})json"},
    key_reused,
    too_many,
    busy};
inline constexpr Answer payment[] = {
    {200, "The payment. The order is paid.", "OrderflowPayment",
     R"json({"transactionId":1071573807,"credit_card":{"first_name":"Bob","last_name":"Norman",)json"
     R"json("first_digits":"424242","last_digits":"4242","brand":"visa","expiry_month":9,"expiry_year":2024,)json"
     R"json("customer_id":8080},"payment":{"completed_at":"2023-10-12T07:05:27-04:00",)json"
     R"json("created_at":"2023-10-12T07:05:27-04:00","currency":"USD","customer_id":8080,"amount":"200.0"}})json"},
    malformed,
    no_key,
    {402, "The customer has no card on file, or the gateway declined the charge.", error,
     R"json({"error":"Payment rejected"})json"},
    no_invoice,
    {409,
     "The order is already paid, the customer or amount does not match the invoice, or the stock is no longer "
     "available.",
     error, R"json({"error":"The order is paid"})json"},
    key_reused,
    too_many,
    busy,
    undecided};
inline constexpr Answer shipping[] = {
    {200, "The carrier accepted the shipment, or the e-mail is queued.", "OrderflowShipped",
     R"json({"tracking_number":12345678})json"},
    malformed,
    no_key,
    no_order,
    {409, "The order is not paid, is already shipped, or the carrier refused the shipment.", error,
     R"json({"error":"The order is invoiced"})json"},
    key_reused,
    too_many,
    busy,
    undecided};
inline constexpr Answer email[] = {
    {200, "The e-mail is queued. Exactly one is sent.", "OrderflowNoticeSent", R"json({"status":"OK"})json"},
    malformed,
    {401, "The API key is wrong. A request without a key is accepted, but its e-mail contains fewer details.", error,
     R"json({"error":"A key of the scope billing is needed"})json"},
    no_order,
    {409, "E-mails about the order go to another address.", error,
     R"json({"error":"Mails about this order go to another address"})json"},
    key_reused,
    too_many,
    busy};
inline constexpr Answer refund[] = {
    {200, "The refund is accepted.", "OrderflowRefund",
     R"json({"refundId":"31","orderId":"456","amount":50.0,"refunded":50.0,"status":"partly_refunded"})json"},
    malformed,
    no_key,
    {402, "The gateway declined the refund.", error, R"json({"error":"Refund rejected"})json"},
    no_order,
    {409, "The order is not paid, the amount exceeds what is left, or more items are returned than were sold.", error,
     R"json({"error":"At most 150.0 can be given back"})json"},
    key_reused,
    too_many,
    busy,
    {504, "The gateway has not answered yet. The server retries, and a repeated request joins the same refund.",
     "OrderflowUndecidedRefund",
     R"json({"error":"Refund 31 is not decided yet; send the same request again, or see its status at )json"
     R"json(GET /api/order/456","refundId":"31"})json"}};
inline constexpr Answer order_status[] = {
    {200, "The complete status of the order.", "OrderflowStory", {}}, no_key, no_order, too_many};
inline constexpr std::string_view invoice_media_types[] = {"text/html", "application/pdf"};
inline constexpr Answer invoice_shown[] = {
    {200, "The invoice as issued, in JSON, HTML or PDF.", "OrderflowInvoice", {}, invoice_media_types},
    malformed,
    no_key,
    no_invoice,
    too_many,
    busy};

inline constexpr std::string_view cart_example =
    R"({"customerId": "8080", "items": [{"productId": "1234", "quantity": 2, "price": 50}]})";
inline constexpr std::string_view invoice_example =
    R"({"customerId": "8080", "orderId": "456", "tax": 36.0, "subTotalAmount": 164.0, "totalAmount": 200.0, )"
    R"("currency": "USD", "items": [{"productId": "1234", "quantity": 2, "price": 50}], "name": "Lital Hay", )"
    R"("phone": "0545870006", "shipping_address": "17 boulevard, 123 apt 6 Brooklyn NY"})";
inline constexpr std::string_view payment_example =
    R"({"customerId": "8080", "invoiceId": "789", "totalAmount": 200.0})";
inline constexpr std::string_view shipping_example =
    R"({"orderId": "456", "name": "Lital Hay", "phone": "0545870006", )"
    R"("shipping_address": "17 boulevard, 123 apt 6 Brooklyn NY"})";
inline constexpr std::string_view email_example =
    R"({"event": "OrderShipped", "name": "Lital Hay", "email": "buyer@example.com"})";
inline constexpr std::string_view refund_example = R"({"orderId": "456", "amount": 50.0, "reason": "damaged"})";

inline constexpr Operation operations[] = {
    {.method = post,
     .path = "/api/order/cart.json",
     .id = "submit_cart",
     .about = "Creates an order from the contents of a cart, or changes a pending order.",
     .parameters = key_header,
     .body = {"OrderflowCart", cart_example},
     .answers = cart},
    {.method = post,
     .path = "/api/order/invoice.json",
     .id = "issue_invoice",
     .about = "Issues the invoice of an order.",
     .parameters = key_header,
     .body = {"OrderflowInvoiceWish", invoice_example},
     .answers = invoice},
    {.method = post,
     .path = "/api/order/payment.json",
     .id = "pay_invoice",
     .about = "Charges an invoice once through the billing partner.",
     .parameters = key_header,
     .body = {"OrderflowPaymentWish", payment_example},
     .answers = payment},
    {.method = post,
     .path = "/api/order/shipping.json",
     .id = "ship_order",
     .about = "Ships a paid order or, if the body has `event`, sends an e-mail about that event.",
     .parameters = key_header,
     .body = {"OrderflowShippingWish", shipping_example},
     .answers = shipping},
    {.method = post,
     .path = "/api/order/email.json",
     .id = "send_order_email",
     .about = "Sends an e-mail about an event.",
     .parameters = key_header,
     .body = {"OrderflowNoticeWish", email_example},
     .answers = email},
    {.method = post,
     .path = "/api/order/refund.json",
     .id = "refund_pipeline_order",
     .about = "Refunds money of a paid order and returns items to stock.",
     .parameters = key_header,
     .body = {"OrderflowRefundWish", refund_example},
     .answers = refund},
    {.method = get,
     .path = "/api/order/invoice/{invoice_id}",
     .id = "get_invoice",
     .about = "Retrieves an invoice as JSON, HTML or PDF.",
     .parameters = invoice_path,
     .answers = invoice_shown},
    {.method = get,
     .path = "/api/order/{order_id}",
     .id = "get_order_status",
     .about = "Retrieves the complete status of an order.",
     .parameters = order_path,
     .answers = order_status},
};

/// JSON Schemas by name.
std::string_view schemas();

} // namespace cartwright::api::orderflow::manual
