#pragma once

#include "http/message.hpp"
#include "payments/answers.hpp"
#include "payments/callback_sender.hpp"
#include "payments/ledger.hpp"
#include "payments/settings.hpp"
#include "payments/shop.hpp"

#include <memory>
#include <optional>

namespace cartwright::payments {

/// Takes payments. Every call may wait for the database and the store, so it belongs on a worker. Safe from any thread.
/// Throws Fault.
class PaymentProcessor {
  public:
    PaymentProcessor(const Settings& settings, store::Store& store, CallbackSender& callback_sender, const Clock& clock,
                     telemetry::Metrics& metrics);
    ~PaymentProcessor();
    PaymentProcessor(const PaymentProcessor&) = delete;
    PaymentProcessor& operator=(const PaymentProcessor&) = delete;

    /// Charges the account for an order and notifies the store. One transaction stores the charge and its callback on
    /// disk before the store is notified.
    http::Reply pay_order(const OrderPayment& wish, const RequestInfo& info, http::Client& client);

    http::Reply transfer(const Transfer& wish, const RequestInfo& info);

    /// Refunds an order, wholly or in part. Idempotent: the same key is the same refund. Without a key each call is a
    /// refund of its own.
    http::Reply refund_order(const OrderRefund& wish, const std::string& given_key);

    /// Resets the account to its opening balance, without transactions, callbacks and stored answers.
    http::Reply reset();

  private:
    struct Instruments;

    /// The progress of a payment: it is answered, or it has taken money that the store does not know of, or neither.
    struct Progress {
        std::optional<http::Reply> reply{};
        std::optional<Charge> charge{};
        std::optional<Callback> callback{}; // to be attempted before the client is answered
    };

    http::Reply take_order_payment(const OrderPayment& wish, const RequestInfo& info, http::Client& client);
    Progress begin(const OrderPayment& wish, const RequestInfo& info);
    Progress resume(store::Transaction& transaction, const RequestInfo& info, const StoredAnswer& kept);
    Progress charge(const OrderPayment& wish, const RequestInfo& info, bool checked);
    Progress decline(store::Transaction& transaction, const OrderPayment& wish, const RequestInfo& info, bool checked);
    http::Reply notify_store(const Progress& progress, const RequestInfo& info, http::Client& client,
                             bool is_reachable);
    http::Reply answer_free(const OrderPayment& wish, const RequestInfo& info);
    http::Reply keep_answer(http::Reply reply, const RequestInfo& info);

    const Settings& settings_;
    store::Store& store_;
    CallbackSender& callback_sender_;
    const Clock& clock_;
    std::unique_ptr<Instruments> instruments_;
    RunningKeys running_;
};

} // namespace cartwright::payments
