#pragma once

#include "base/entropy.hpp"
#include "payments/ledger.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace cartwright::payments {

/// A notice about an order that has yet to be delivered to the store.
struct Callback {
    std::string id; // the same in every attempt, so that the store can tell a duplicate from a second payment
    std::string order_id;
    bool success = false;
    std::int64_t amount = 0; // of the charge; of a failed payment, only while it is not checked
    bool checked = true;     // the amount is known to be the order's total
    std::int64_t attempts = 0;
    Instant due{};
};

/// The store's answer to a callback.
struct Delivery {
    enum class Verdict : std::uint8_t {
        delivered,
        refused,    // final: the store does not accept the payment for the order
        unanswered, // undecided: try again
    };

    Verdict verdict = Verdict::unanswered;
    std::string reason{}; // the store's message when it refused, or why there was no answer
};

/// The intervals between attempts.
struct RetryIntervals {
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds max{60'000};
    std::chrono::milliseconds lease{20'000}; // how long the creator of a callback has for the first attempt
};

/// The time until the next attempt after `attempts` failed ones: exponential back-off with jitter. The interval doubles
/// up to the limit, and the time is drawn from its upper half, so that callbacks are not all repeated at once.
std::chrono::milliseconds pause_after(std::int64_t attempts, const RetryIntervals& intervals, Entropy& entropy);

namespace callbacks {

/// Adds the callback of a new charge. An undelivered callback of a failed payment of the order is deleted: it is
/// outdated, and would only make the order fail.
Callback add(store::Transaction& transaction, const Charge& charge, const RetryIntervals& intervals);

/// Adds the callback of a failed payment, or returns the existing one. There is one for each order, and one for each
/// amount that has yet to be compared with the order (`checked` is false). An amount that is not the order's total says
/// nothing about the order.
Callback add_failure(store::Transaction& transaction, const OrderPayment& wish, bool checked,
                     const RetryIntervals& intervals);

/// The callback that is due first.
std::optional<Callback> next(store::Transaction& transaction);

std::optional<Callback> find(store::Transaction& transaction, std::string_view id);

/// Stores the result of an attempt. The charge is confirmed or reversed with it; when there was no answer, the next
/// attempt is due after `pause`. Does nothing when the callback has been settled already.
void settle(store::Transaction& transaction, const Callback& callback, const Delivery& delivery,
            std::chrono::milliseconds pause);

/// Makes all callbacks due now. For the start of the server, when leases of the last run have lost their holder.
void make_all_due(store::Transaction& transaction);

std::int64_t count(store::Transaction& transaction);
void clear(store::Transaction& transaction);

} // namespace callbacks

} // namespace cartwright::payments
