#pragma once

#include "providers/measured/call_metrics.hpp"
#include "providers/ports/captcha.hpp"
#include "providers/ports/mailer.hpp"
#include "providers/ports/payments_server.hpp"
#include "providers/ports/payouts.hpp"
#include "providers/ports/provisioner.hpp"

#include <memory>
#include <utility>

/// Adapters that pass each call on to another adapter, and count and time it.
namespace cartwright::providers::measured {

class PaymentGateway final : public providers::PaymentGateway {
  public:
    PaymentGateway(std::unique_ptr<providers::PaymentGateway> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), calls_(metrics, "payment_gateway") {}
    Charged charge(const ChargeWish& wish) override {
        return calls_.measure([&] { return measured_->charge(wish); });
    }
    std::optional<Charged> look_up(const std::string& key) override {
        return calls_.measure([&] { return measured_->look_up(key); });
    }
    Refunded refund(const RefundWish& wish) override {
        return calls_.measure([&] { return measured_->refund(wish); });
    }

  private:
    std::unique_ptr<providers::PaymentGateway> measured_;
    CallMetrics calls_;
};

class PaymentsServer final : public providers::PaymentsServer {
  public:
    PaymentsServer(std::unique_ptr<providers::PaymentsServer> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), calls_(metrics, "payments_server") {}
    Refunded refund(const OrderRefundWish& wish) override {
        return calls_.measure([&] { return measured_->refund(wish); });
    }

  private:
    std::unique_ptr<providers::PaymentsServer> measured_;
    CallMetrics calls_;
};

class PaymentPage final : public providers::PaymentPage {
  public:
    PaymentPage(std::unique_ptr<providers::PaymentPage> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), calls_(metrics, "payment_page") {}
    PageVerdict verify(const std::string& transaction) override {
        return calls_.measure([&] { return measured_->verify(transaction); });
    }

  private:
    std::unique_ptr<providers::PaymentPage> measured_;
    CallMetrics calls_;
};

class Carrier final : public providers::Carrier {
  public:
    Carrier(std::unique_ptr<providers::Carrier> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), calls_(metrics, "carrier") {}
    Taken take(const std::string& key, const Recipient& to) override {
        return calls_.measure([&] { return measured_->take(key, to); });
    }

  private:
    std::unique_ptr<providers::Carrier> measured_;
    CallMetrics calls_;
};

class Provisioner final : public providers::Provisioner {
  public:
    Provisioner(std::unique_ptr<providers::Provisioner> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), calls_(metrics, "provisioner") {}
    VendorAnswer provision(const VendorRequest& request) override {
        return calls_.measure([&] { return measured_->provision(request); });
    }
    Outcome notify(const Subscription& subscription) override {
        return calls_.measure([&] { return measured_->notify(subscription); });
    }

  private:
    std::unique_ptr<providers::Provisioner> measured_;
    CallMetrics calls_;
};

class Payouts final : public providers::Payouts {
  public:
    Payouts(std::unique_ptr<providers::Payouts> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), calls_(metrics, "payouts") {}
    Outcome pay(const PayoutOrder& order) override {
        return calls_.measure([&] { return measured_->pay(order); });
    }

  private:
    std::unique_ptr<providers::Payouts> measured_;
    CallMetrics calls_;
};

/// Mail and text messages are two services.
class Mailer final : public providers::Mailer {
  public:
    Mailer(std::unique_ptr<providers::Mailer> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), mails_(metrics, "mail"), texts_(metrics, "text_messages") {}
    Outcome send(const Message& message) override {
        CallMetrics& calls = message.channel == Message::Channel::mail ? mails_ : texts_;
        return calls.measure([&] { return measured_->send(message); });
    }
    [[nodiscard]] bool keeps(Message::Channel channel) const override { return measured_->keeps(channel); }

  private:
    std::unique_ptr<providers::Mailer> measured_;
    CallMetrics mails_;
    CallMetrics texts_;
};

class Captcha final : public providers::Captcha {
  public:
    Captcha(std::unique_ptr<providers::Captcha> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), calls_(metrics, "captcha") {}
    Outcome check(const std::string& answer, Kind kind) override {
        return calls_.measure([&] { return measured_->check(answer, kind); });
    }

  private:
    std::unique_ptr<providers::Captcha> measured_;
    CallMetrics calls_;
};

class Identity final : public providers::Identity {
  public:
    Identity(std::unique_ptr<providers::Identity> measured, telemetry::Metrics& metrics)
        : measured_(std::move(measured)), google_(metrics, "google"), facebook_(metrics, "facebook") {}
    Identified identify(const IdentityWish& wish) override {
        CallMetrics& calls = wish.provider == IdentityProvider::google ? google_ : facebook_;
        return calls.measure([&] { return measured_->identify(wish); });
    }

  private:
    std::unique_ptr<providers::Identity> measured_;
    CallMetrics google_;
    CallMetrics facebook_;
};

} // namespace cartwright::providers::measured
