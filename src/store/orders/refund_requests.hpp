#pragma once

#include "store/orders/refunds.hpp"

#include <optional>
#include <string_view>
#include <vector>

/// Refunds that providers are asked for, as stored, with the share of each seller and the pieces that come back.
namespace cartwright::store::refund_requests {

/// `attempt` is the Idempotency-Key behind it, with its scope; empty: there is none.
void add(Transaction& transaction, const RefundRequest& request, std::string_view attempt,
         const std::vector<refunds::Returned>& returned);

std::optional<RefundRequest> find(Transaction& transaction, RefundRequestId request);

/// The request of that attempt.
std::optional<RefundRequest> attempted(Transaction& transaction, OrderId order, std::string_view attempt);

/// The request of the same text through the same API that no client has been answered, of the last day.
std::optional<RefundRequest> unanswered(Transaction& transaction, OrderId order, std::string_view door,
                                        std::string_view wish);

/// In the order in which they were made, without their shares.
std::vector<RefundRequest> of_order(Transaction& transaction, OrderId order);

/// Stores state, answer and time of the answer.
void answer(Transaction& transaction, const RefundRequest& request);

/// A client has been answered how it ended.
void note_told(Transaction& transaction, RefundRequestId request);

std::vector<refunds::Returned> returned_of(Transaction& transaction, RefundRequestId request);

/// What undecided requests take of an order: of each seller's part, and of its pieces.
std::vector<RefundShare> asked_shares(Transaction& transaction, OrderId order);
std::vector<refunds::Returned> asked_lines(Transaction& transaction, OrderId order);

} // namespace cartwright::store::refund_requests
