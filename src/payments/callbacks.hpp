#pragma once

#include "base/entropy.hpp"
#include "payments/ledger.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace cartwright::payments {

/// What the store has yet to be told about an order.
struct Callback {
    std::string id; // the same at every attempt, so that the store can tell a repetition from a second payment
    std::string order_id;
    bool success = false;
    std::int64_t amount = 0; // of the charge; of a payment that failed, only while it is not checked
    bool checked = true;     // the amount is known to be the order's total
    std::int64_t attempts = 0;
    Instant due{};
};

/// How the store took it.
struct Delivery {
    enum class Verdict : std::uint8_t {
        delivered,
        refused,    // for good: the order will not be had for this payment
        unanswered, // nobody knows yet: ask again
    };

    Verdict verdict = Verdict::unanswered;
    std::string reason{}; // the store's words when it refused, or why there was no answer
};

/// The intervals between attempts.
struct Pace {
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds max{60'000};
    std::chrono::milliseconds lease{20'000}; // how long whoever made the callback has for the first attempt
};

/// The time until the next attempt after `attempts` in vain: doubled each time up to the limit, and then somewhere in
/// the upper half of it, so that many callbacks do not come back all at once.
std::chrono::milliseconds pause_after(std::int64_t attempts, const Pace& pace, Entropy& entropy);

namespace callbacks {

/// The callback of a charge that has just been made. A failure that the store was still to be told of is dropped: it is
/// overtaken, and would only cost the order its payment.
Callback add(store::Transaction& transaction, const Charge& charge, const Pace& pace);

/// The callback of a failed payment. One for each order is enough, and one for each amount that has yet to be compared
/// with the order (`checked` is false): what is not the order's total says nothing about the order.
Callback add_failure(store::Transaction& transaction, const OrderPayment& wish, bool checked, const Pace& pace);

/// The callback that is due first.
std::optional<Callback> next(store::Transaction& transaction);

std::optional<Callback> find(store::Transaction& transaction, std::string_view id);

/// Writes down what became of an attempt: a charge is confirmed or reversed with it; when nobody answered the next
/// attempt is due after `pause`. Does nothing when somebody else was quicker.
void settle(store::Transaction& transaction, const Callback& callback, const Delivery& delivery,
            std::chrono::milliseconds pause);

/// Makes everything due now: whoever had leased it is gone.
void hasten(store::Transaction& transaction);

std::int64_t count(store::Transaction& transaction);
void clear(store::Transaction& transaction);

} // namespace callbacks

} // namespace cartwright::payments
