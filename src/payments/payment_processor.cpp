#include "payments/payment_processor.hpp"

#include "payments/replies.hpp"
#include "telemetry/metrics.hpp"

namespace cartwright::payments {

namespace {

using Verdict = Delivery::Verdict;

constexpr std::string_view already_paid = "Order already paid";
constexpr std::string_view store_unreachable = "The store can't be asked what the order costs; try again";
constexpr std::string_view check_out_again = "An order of 0 is paid at its checkout; check the cart out again";
constexpr std::string_view key_reused = "This Idempotency-Key was used for a different request";
constexpr std::string_view key_in_use = "A request with this Idempotency-Key is still running";

/// Holds an idempotency key while its request runs.
class KeyGuard {
  public:
    KeyGuard(RunningKeys& running, const RequestInfo& info)
        : running_(running), info_(info), entry_(running.enter(info)) {}
    ~KeyGuard() {
        if (entry_ == RunningKeys::Entry::begun) running_.leave(info_);
    }
    KeyGuard(const KeyGuard&) = delete;
    KeyGuard& operator=(const KeyGuard&) = delete;

    [[nodiscard]] std::optional<http::Reply> refusal() const {
        switch (entry_) {
        case RunningKeys::Entry::begun: return std::nullopt;
        case RunningKeys::Entry::runs_already: return reply_failed(409, key_in_use);
        case RunningKeys::Entry::runs_with_other_body: return reply_failed(422, key_reused);
        }
        return std::nullopt;
    }

  private:
    RunningKeys& running_;
    const RequestInfo& info_;
    RunningKeys::Entry entry_;
};

/// The reply about a charge, by its state. It does not depend on the time of the question.
http::Reply reply_for(const Charge& charge, std::int64_t balance) {
    if (charge.state == Charge::State::reversed) return reply_reversed(charge.reason, balance);
    return reply_paid(charge, charge.state == Charge::State::confirmed);
}

/// Why the store's order can't be paid; nothing when it can. When the store could not be asked, the order is charged,
/// and compared before the charge is confirmed.
std::optional<http::Reply> check_order(const Order& order, const OrderPayment& wish) {
    if (order.found == Order::Found::unknown) return std::nullopt;
    if (order.found == Order::Found::no) return reply_failed(404, order_not_found);
    if (order.total != wish.amount) return reply_failed(400, amount_differs);
    if (order.total == 0 && order.status == "paid") return std::nullopt; // paid at its checkout
    if (order.status == "pending_payment" && order.total == 0) return reply_failed(409, check_out_again);
    if (order.status != "pending_payment") return reply_failed(409, already_processed(order));
    return std::nullopt;
}

} // namespace

struct PaymentProcessor::Instruments {
    telemetry::Counter charged;
    telemetry::Counter transferred;
    telemetry::Counter declined;
};

PaymentProcessor::PaymentProcessor(const Settings& settings, store::Store& store, CallbackSender& callback_sender,
                                   const Clock& clock, telemetry::Metrics& metrics)
    : settings_(settings), store_(store), callback_sender_(callback_sender), clock_(clock) {
    const auto counter = [&](const std::string& outcome) {
        return metrics.counter("cartwright_payments_total", "Payments, by outcome.", {{"outcome", outcome}});
    };
    instruments_ = std::make_unique<Instruments>(Instruments{.charged = counter("charged"),
                                                             .transferred = counter("transferred"),
                                                             .declined = counter("insufficient_funds")});
}

PaymentProcessor::~PaymentProcessor() = default;

http::Reply PaymentProcessor::pay_order(const OrderPayment& wish, const RequestInfo& info, http::Client& client) {
    const KeyGuard guard(running_, info);
    if (auto refusal = guard.refusal()) return *std::move(refusal);
    return take_order_payment(wish, info, client);
}

/// Checks the funds last, since a payment without funds makes the order fail. An order that is charged already, or that
/// has another total, must not fail for that.
http::Reply PaymentProcessor::take_order_payment(const OrderPayment& wish, const RequestInfo& info,
                                                 http::Client& client) {
    Progress begun = begin(wish, info);
    if (begun.callback) return notify_store(begun, info, client, true);
    if (begun.reply) return *std::move(begun.reply);

    const Order order = Shop(settings_, clock_, client, info.traceparent).order(wish.order_id);
    if (auto refusal = check_order(order, wish)) return keep_answer(*std::move(refusal), info);

    const bool is_reachable = order.found != Order::Found::unknown;
    if (wish.amount == 0) return is_reachable ? answer_free(wish, info) : reply_unavailable(store_unreachable);
    Progress taken = charge(wish, info, is_reachable);
    if (!taken.callback) return *std::move(taken.reply);
    return notify_store(taken, info, client, is_reachable);
}

/// Decides what can be decided without the store.
PaymentProcessor::Progress PaymentProcessor::begin(const OrderPayment& wish, const RequestInfo& info) {
    Progress progress;
    write(store_, [&](store::Transaction& transaction) {
        progress = {};
        if (const auto kept = answers::find(transaction, info)) {
            progress = resume(transaction, info, *kept);
        } else if (ledger::is_charged(transaction, wish.order_id)) {
            progress.reply = reply_failed(409, already_paid);
            answers::keep(transaction, info, *progress.reply);
        }
    });
    return progress;
}

/// Continues a request whose key is known. It has no stored answer when the server stopped between its charge and its
/// answer.
PaymentProcessor::Progress PaymentProcessor::resume(store::Transaction& transaction, const RequestInfo& info,
                                                    const StoredAnswer& kept) {
    if (!kept.is_same) return {.reply = reply_failed(422, key_reused)};
    if (kept.reply) return {.reply = kept.reply};
    Progress progress{.charge = ledger::find_charge(transaction, kept.charge_id),
                      .callback = callbacks::find(transaction, kept.charge_id)};
    if (progress.callback) return progress;
    if (!progress.charge)
        throw store::Fault(store::Fault::Kind::broken,
                           "a charge recorded under an Idempotency-Key does not exist: " + kept.charge_id);
    progress.reply = reply_for(*progress.charge, ledger::balance(transaction));
    answers::keep(transaction, info, *progress.reply);
    return progress;
}

PaymentProcessor::Progress PaymentProcessor::charge(const OrderPayment& wish, const RequestInfo& info, bool checked) {
    Progress progress;
    write(store_, [&](store::Transaction& transaction) {
        progress = {};
        if (ledger::is_charged(transaction, wish.order_id)) {
            progress.reply = reply_failed(409, already_paid);
            answers::keep(transaction, info, *progress.reply);
            return;
        }
        if (ledger::balance(transaction) < wish.amount) {
            progress = decline(transaction, wish, info, checked);
            return;
        }
        progress.charge = ledger::charge(transaction, wish, checked);
        if (!progress.charge)
            throw store::Fault(store::Fault::Kind::broken, "an order that has no charge cannot be charged");
        progress.callback = callbacks::add(transaction, *progress.charge, retry_intervals_of(settings_));
        answers::begin(transaction, info, progress.charge->id);
    });
    if (progress.charge) instruments_->charged.add();
    return progress;
}

/// Handles insufficient funds. In the demo the store is notified, as the storefront's document requires, and releases
/// the stock that it holds for the order. Outside the demo the order stays payable until there is money again.
PaymentProcessor::Progress PaymentProcessor::decline(store::Transaction& transaction, const OrderPayment& wish,
                                                     const RequestInfo& info, bool checked) {
    Progress progress{.reply = reply_insufficient(ledger::balance(transaction), wish.amount)};
    if (!settings_.is_demo) return progress;
    progress.callback = callbacks::add_failure(transaction, wish, checked, retry_intervals_of(settings_));
    answers::keep(transaction, info, *progress.reply);
    return progress;
}

/// Attempts the outstanding callback once, and answers with the result. When the store does not answer, the callback
/// sender repeats the callback.
http::Reply PaymentProcessor::notify_store(const Progress& progress, const RequestInfo& info, http::Client& client,
                                           bool is_reachable) {
    if (!progress.charge) instruments_->declined.add();
    const Callback& callback = *progress.callback;
    const Delivery delivery = is_reachable ? callback_sender_.attempt(callback, client, info.traceparent) : Delivery{};
    const auto pause = callback_sender_.pause_after_attempt(callback);
    http::Reply reply;
    const auto settle = [&](store::Transaction& transaction) {
        callbacks::settle(transaction, callback, delivery, pause);
        if (!progress.charge) {
            reply = *progress.reply;
            return;
        }
        // After a reset the charge is gone. The waiting client is answered about the charge as it was.
        const Charge charge = ledger::find_charge(transaction, progress.charge->id).value_or(*progress.charge);
        reply = reply_for(charge, ledger::balance(transaction));
        answers::keep(transaction, info, reply);
    };
    // The charge is on disk already. A client without a key can't repeat the request, so it is answered even when this
    // write fails. The callback sender then notifies the store again, which recognises the duplicate.
    const bool must_reply = progress.charge && info.key.empty() && delivery.verdict != Verdict::refused;
    if (!must_reply) {
        write(store_, settle);
    } else if (store_.write_and_wait([&](store::Transaction& transaction) {
                   settle(transaction);
                   return true;
               }) != store::Outcome::committed) {
        reply = reply_paid(*progress.charge, delivery.verdict == Verdict::delivered);
    }
    if (delivery.verdict == Verdict::unanswered) callback_sender_.wake();
    return reply;
}

/// Answers for an order of 0, which is paid at its checkout: nothing is taken, and the store knows.
http::Reply PaymentProcessor::answer_free(const OrderPayment& wish, const RequestInfo& info) {
    http::Reply reply;
    write(store_, [&](store::Transaction& transaction) {
        reply = reply_paid({.id = {}, .order_id = wish.order_id, .balance_after = ledger::balance(transaction)}, true);
        answers::keep(transaction, info, reply);
    });
    return reply;
}

http::Reply PaymentProcessor::keep_answer(http::Reply reply, const RequestInfo& info) {
    if (!info.key.empty())
        write(store_, [&](store::Transaction& transaction) { answers::keep(transaction, info, reply); });
    return reply;
}

http::Reply PaymentProcessor::transfer(const Transfer& wish, const RequestInfo& info) {
    const KeyGuard guard(running_, info);
    if (auto refusal = guard.refusal()) return *std::move(refusal);
    http::Reply reply;
    bool is_repeated = false;
    write(store_, [&](store::Transaction& transaction) {
        const auto kept = answers::find(transaction, info);
        is_repeated = kept.has_value();
        if (kept) {
            reply = kept->is_same && kept->reply ? *kept->reply : reply_failed(422, key_reused);
            return;
        }
        const std::int64_t balance = ledger::balance(transaction);
        if (balance < wish.amount)
            reply = reply_insufficient(balance, wish.amount);
        else
            reply = reply_transferred(wish, ledger::transfer(transaction, wish));
        answers::keep(transaction, info, reply);
    });
    if (reply.status == 200 && !is_repeated) instruments_->transferred.add();
    return reply;
}

http::Reply PaymentProcessor::refund_order(const OrderRefund& wish, const std::string& given_key) {
    http::Reply reply;
    write(store_, [&](store::Transaction& transaction) {
        std::string key = given_key;
        if (key.empty()) // such a request can't be repeated
            key = "unnamed_" + hexadecimal(static_cast<std::uint64_t>(transaction.secret_id<OrderRefund>().value), 16);
        if (const auto made = ledger::find_refund(transaction, key)) {
            const bool is_same = made->wish.order_id == wish.order_id && made->wish.amount == wish.amount;
            reply = is_same ? reply_refunded(*made) : reply_failed(422, key_reused);
            return;
        }
        const auto charge = ledger::charge_of(transaction, wish.order_id);
        if (!charge) {
            reply = reply_failed(404, "There is no charge of this order");
            return;
        }
        const std::int64_t left = charge->amount - charge->refunded;
        reply = wish.amount > left ? reply_failed(409, "At most " + decimal(left) + " can be refunded")
                                   : reply_refunded(ledger::refund(transaction, *charge, key, wish.amount));
    });
    return reply;
}

http::Reply PaymentProcessor::reset() {
    write(store_, [&](store::Transaction& transaction) {
        callbacks::clear(transaction);
        answers::clear(transaction);
        ledger::reset(transaction, settings_.opening_balance_minor);
    });
    return reply_reset(settings_.opening_balance_minor);
}

} // namespace cartwright::payments
