#pragma once

#include "store/orders/refunds.hpp"

#include <optional>
#include <string_view>
#include <vector>

/// Refunds requested from providers, as stored, with the share of each seller and the returned pieces.
namespace cartwright::store::refund_requests {

/// `attempt` is the Idempotency-Key of the request, with its scope; empty when there is none.
void add(Transaction& transaction, const RefundRequest& request, std::string_view attempt,
         const std::vector<refunds::Returned>& returned);

std::optional<RefundRequest> find(Transaction& transaction, RefundRequestId request);

/// Returns the request of that attempt.
std::optional<RefundRequest> attempted(Transaction& transaction, OrderId order, std::string_view attempt);

/// Returns the oldest request with the same text through the same API that is undecided. A request decided within the
/// last day counts too, if no client has been notified of its outcome.
std::optional<RefundRequest> unanswered(Transaction& transaction, OrderId order, std::string_view door,
                                        std::string_view wish);

/// Returns requests in the order in which they were made, without their shares.
std::vector<RefundRequest> of_order(Transaction& transaction, OrderId order);

/// Stores state, answer and time of the answer.
void answer(Transaction& transaction, const RefundRequest& request);

/// Records that a client has been notified of the outcome.
void note_told(Transaction& transaction, RefundRequestId request);

std::vector<refunds::Returned> returned_of(Transaction& transaction, RefundRequestId request);

/// What undecided requests take of an order: of each seller's part, and of its pieces.
std::vector<RefundShare> asked_shares(Transaction& transaction, OrderId order);
std::vector<refunds::Returned> asked_lines(Transaction& transaction, OrderId order);

} // namespace cartwright::store::refund_requests
