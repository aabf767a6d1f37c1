#pragma once

#include "http/message.hpp"
#include "payments/answers.hpp"
#include "payments/courier.hpp"
#include "payments/ledger.hpp"
#include "payments/settings.hpp"
#include "payments/shop.hpp"

#include <memory>
#include <optional>

namespace cartwright::payments {

/// Takes payments. Every call may wait for the database and the store, so it belongs on a worker; safe from many.
/// Throws Fault.
class Cashier {
  public:
    Cashier(const Settings& settings, store::Store& store, Courier& courier, const Clock& clock,
            telemetry::Metrics& metrics);
    ~Cashier();
    Cashier(const Cashier&) = delete;
    Cashier& operator=(const Cashier&) = delete;

    /// Takes the money for an order and tells the store. The charge and the callback that is owed for it are on disk,
    /// in one transaction, before the store hears of them.
    http::Reply pay_order(const OrderPayment& wish, const Asked& asked, http::Client& client);

    http::Reply transfer(const Transfer& wish, const Asked& asked);

    /// Gives back what was taken for an order, or a part of it. The same key is the same refund, for good; without
    /// one each is its own.
    http::Reply refund_order(const OrderRefund& wish, const std::string& given_key);

    /// Back to the opening balance: no transactions, no callbacks, no remembered answers.
    http::Reply reset();

  private:
    struct Instruments;

    /// Where a payment has got to: it is answered, or it has taken money that the store does not know of, or neither.
    struct Progress {
        std::optional<http::Reply> reply{};
        std::optional<Charge> charge{};
        std::optional<Callback> callback{}; // owed to the store before anybody is answered
    };

    http::Reply take_order_payment(const OrderPayment& wish, const Asked& asked, http::Client& client);
    Progress begin(const OrderPayment& wish, const Asked& asked);
    Progress resume(store::Transaction& transaction, const Asked& asked, const Kept& kept);
    Progress charge(const OrderPayment& wish, const Asked& asked, bool checked);
    Progress decline(store::Transaction& transaction, const OrderPayment& wish, const Asked& asked, bool checked);
    http::Reply tell_store(const Progress& progress, const Asked& asked, http::Client& client, bool is_reachable);
    http::Reply answer_free(const OrderPayment& wish, const Asked& asked);
    http::Reply remembered(http::Reply reply, const Asked& asked);

    const Settings& settings_;
    store::Store& store_;
    Courier& courier_;
    const Clock& clock_;
    std::unique_ptr<Instruments> instruments_;
    RunningKeys running_;
};

} // namespace cartwright::payments
