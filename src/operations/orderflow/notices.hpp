#pragma once

#include "domain/orderflow/notice.hpp"
#include "domain/orders/order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct SendNotice {
    Occasion occasion = Occasion::invoice_created;
    std::string name;
    std::string email;
    std::optional<OrderId> order{}; // the order that the mail describes and belongs to
    std::string from{};             // the network address of the request
};

struct SentNotice {};

/// Sends exactly one mail. Without an order it contains no text from the caller, not even the name. Callers without a
/// key send all mails about an order to the recipient of its first one. Where the API requires keys, their mails
/// contain no details of the order. Refused: order_not_found, recipient_differs; malformed, without an order where the
/// shop requires one; too_many_attempts. The limits are by recipient, by the address of the request and over all
/// callers. A caller with a key and an order has only a limit by recipient.
/// orderflow A3-21: "Optional orderId accepted; otherwise not linked".
Result<SentNotice> send_notice(Work& work, const SendNotice& wish);

} // namespace cartwright::operations
