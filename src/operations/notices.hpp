#pragma once

#include "domain/notice.hpp"
#include "domain/order.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct SendNotice {
    Occasion occasion = Occasion::invoice_created;
    std::string name;
    std::string email;
    std::optional<OrderId> order{}; // the notice says more of it, and belongs to it
};

struct SentNotice {};

/// Sends exactly one mail. Refused: order_not_found.
/// orderflow A3-21: "Optional orderId accepted; otherwise not linked".
Result<SentNotice> send_notice(Work& work, const SendNotice& wish);

} // namespace cartwright::operations
