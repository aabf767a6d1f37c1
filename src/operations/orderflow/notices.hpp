#pragma once

#include "domain/orderflow/notice.hpp"
#include "domain/orders/order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct SendNotice {
    Occasion occasion = Occasion::invoice_created;
    std::string name;
    std::string email;
    std::optional<OrderId> order{}; // the notice says more of it, and belongs to it
    std::string from{};             // the address that the request comes from
};

struct SentNotice {};

/// Sends exactly one mail. Without an order it says nothing that the caller has written, not even the name. All mails
/// about an order go to the address of the first one. Who has no key, where keys are asked for, learns nothing of an
/// order by them. Refused: order_not_found, recipient_differs; too_many_attempts, by recipient, by the address that the
/// request comes from and of all callers; malformed, without an order where the shop wants one.
/// orderflow A3-21: "Optional orderId accepted; otherwise not linked".
Result<SentNotice> send_notice(Work& work, const SendNotice& wish);

} // namespace cartwright::operations
