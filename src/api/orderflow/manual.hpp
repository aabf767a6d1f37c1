#pragma once

#include "api/core/door.hpp"

/// What the OpenAPI document says about the order pipeline's parameters and answers.
namespace cartwright::api::orderflow::manual {

inline constexpr std::string_view digits = R"({"type":"string","pattern":"^[1-9][0-9]{0,14}$"})";

inline constexpr std::string_view security_schemes =
    R"({"OrderflowKey":{"type":"http","scheme":"bearer","description":"A key of the scope billing."}})";

inline constexpr Parameter key_header[] = {{"header", "Idempotency-Key",
                                            R"json({"type":"string","minLength":1,"maxLength":255})json",
                                            "The same key and request get the first answer again."}};
inline constexpr Parameter order_path[] = {{"path", "order_id", digits, "From cart.json."}};
inline constexpr Parameter invoice_path[] = {{"path", "invoice_id", digits, "From invoice.json."},
                                             {"query", "format",
                                              R"json({"type":"string","enum":["json","html","pdf"]})json",
                                              "By default what the Accept header likes best."}};

inline constexpr std::string_view error = "OrderflowError";
inline constexpr Answer malformed{400, "Malformed input.", error,
                                  R"json({"error":"items[0].quantity must be a whole number from 1 to 1000000"})json"};
inline constexpr Answer no_order{404, "No such order.", error, R"json({"error":"Order not found"})json"};
inline constexpr Answer no_invoice{404, "No such invoice.", error, R"json({"error":"Invoice not found"})json"};
inline constexpr Answer key_reused{422, "The Idempotency-Key was used for a different request.", error,
                                   R"json({"error":"This Idempotency-Key was used for a different request"})json"};
inline constexpr Answer busy{503, "Overloaded, or the disk says no. Retry-After says when to try again.", error,
                             R"json({"error":"Too many requests are waiting; try again"})json"};
inline constexpr Answer no_key{401, "No key of the scope billing; not asked for in the demo or with --open-orderflow.",
                               error, R"json({"error":"A key of the scope billing is needed"})json"};
inline constexpr Answer too_many{
    429, "Too many unknown orders or invoices from one address, or too many mails. Retry-After says when to try again.",
    error, R"json({"error":"Too many requests; try again later"})json"};
inline constexpr Answer undecided{
    504, "Nobody has answered yet. It is asked again until it is known; the same request joins it.", error,
    R"json({"error":"The payment is not decided yet; ask again"})json"};

inline constexpr Answer cart[] = {
    {201, "The new order, whose stock is held.", "OrderflowOrder",
     R"json({"orderId":"456","tax":36.0,"subTotalAmount":164.0,"totalAmount":200.0,"items":[)json"
     R"json({"productId":"1234","quantity":2,"price":50}],"status":"pending"})json"},
    {200, "The order, changed.", "OrderflowOrder", {}},
    malformed,
    no_order,
    {409, "Not the catalogue's price, too little stock, or the order is no longer pending.", error,
     R"json({"error":"Inventory rejected"})json"},
    key_reused,
    too_many,
    busy};
inline constexpr Answer invoice[] = {
    {200, "The invoice.", "OrderflowInvoiceIssued",
     R"json({"invoiceId":"789","orderId":"456","customerId":"8080","totalAmount":200.0})json"},
    malformed,
    no_order,
    {409, "Invoiced already, or customer or amounts are not the order's.", error,
     R"json({"error":"totalAmount does not match"})json"},
    key_reused,
    too_many,
    busy};
inline constexpr Answer payment[] = {
    {200, "The order is paid.", "OrderflowPayment",
     R"json({"transactionId":1071573807,"credit_card":{"first_name":"Bob","last_name":"Norman",)json"
     R"json("first_digits":"424242","last_digits":"4242","brand":"visa","expiry_month":9,"expiry_year":2024,)json"
     R"json("customer_id":8080},"payment":{"completed_at":"2023-10-12T07:05:27-04:00",)json"
     R"json("created_at":"2023-10-12T07:05:27-04:00","currency":"USD","customer_id":8080,"amount":"200.0"}})json"},
    malformed,
    no_key,
    {402, "No card on file, or the gateway declines.", error, R"json({"error":"Payment rejected"})json"},
    no_invoice,
    {409, "Paid already, not the invoice's customer or amount, or the goods are gone.", error,
     R"json({"error":"The order is paid"})json"},
    key_reused,
    too_many,
    busy,
    undecided};
inline constexpr Answer shipping[] = {
    {200, "The carrier has it; or the mail will be sent.", "OrderflowShipped",
     R"json({"tracking_number":12345678})json"},
    malformed,
    no_key,
    no_order,
    {409, "Not paid, shipped already, or the carrier refuses.", error, R"json({"error":"The order is invoiced"})json"},
    key_reused,
    too_many,
    busy,
    undecided};
inline constexpr Answer email[] = {{200, "One mail will be sent.", "OrderflowNoticeSent", R"json({"status":"OK"})json"},
                                   malformed,
                                   {401, "A key that is wrong; without one the mail says little.", error,
                                    R"json({"error":"A key of the scope billing is needed"})json"},
                                   no_order,
                                   {409, "Mails about the order go to another address.", error,
                                    R"json({"error":"Mails about this order go to another address"})json"},
                                   key_reused,
                                   too_many,
                                   busy};
inline constexpr Answer refund[] = {
    {200, "The money is on its way back.", "OrderflowRefund",
     R"json({"refundId":"31","orderId":"456","amount":50.0,"refunded":50.0,"status":"partly_refunded"})json"},
    malformed,
    no_key,
    {402, "The gateway gives nothing back.", error, R"json({"error":"Refund rejected"})json"},
    no_order,
    {409, "Not paid, more than is left, or more comes back than was sold.", error,
     R"json({"error":"At most 150.0 can be given back"})json"},
    key_reused,
    too_many,
    busy,
    {504, "The gateway has not answered yet; it is asked again. The same request joins the refund.",
     "OrderflowUndecidedRefund",
     R"json({"error":"Refund 31 is not decided yet; send the same request again, or see its status at )json"
     R"json(GET /api/order/456","refundId":"31"})json"}};
inline constexpr Answer story[] = {
    {200, "All that has become of the order.", "OrderflowStory", {}}, no_key, no_order, too_many};
inline constexpr std::string_view paper[] = {"text/html", "application/pdf"};
inline constexpr Answer invoice_shown[] = {
    {200, "The invoice, as it was issued: JSON, HTML or PDF.", "OrderflowInvoice", {}, paper},
    malformed,
    no_key,
    no_invoice,
    too_many,
    busy};

/// JSON Schemas by name.
std::string_view schemas();

} // namespace cartwright::api::orderflow::manual
