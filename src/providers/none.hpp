#pragma once

#include "providers/ports/identity.hpp"
#include "providers/ports/mailer.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "providers/ports/payment_page.hpp"
#include "providers/ports/payments_server.hpp"
#include "providers/ports/provisioner.hpp"

/// Adapters for integrations that are not configured. No call succeeds, and none reports a success.
namespace cartwright::providers::none {

/// Declines every charge.
class PaymentGateway final : public providers::PaymentGateway {
  public:
    Charged charge(const ChargeWish&) override {
        return {.kind = Charged::Kind::declined, .reason = "no payment gateway is set (--gateway)"};
    }
    std::optional<Charged> look_up(const std::string&) override { return std::nullopt; }
    Refunded refund(const RefundWish&) override {
        return {.kind = Refunded::Kind::declined, .reason = "no payment gateway is set (--gateway)"};
    }
};

/// Has no charge of any order: storefront orders are refunded by hand.
class PaymentsServer final : public providers::PaymentsServer {
  public:
    Refunded refund(const OrderRefundWish&) override {
        return {.kind = Refunded::Kind::no_charge, .reason = "no payments server is set (--payments-url)"};
    }
};

/// Refuses every text message.
class TextMessages final : public Mailer {
  public:
    Outcome send(const Message&) override {
        return {.kind = Outcome::Kind::no, .reason = "no gateway for text messages is set (--sms-url)"};
    }
};

/// Leaves every request undecided: orders wait until a provisioner is set.
class Provisioner final : public providers::Provisioner {
  public:
    VendorAnswer provision(const VendorRequest&) override {
        return {.kind = VendorAnswer::Kind::unknown, .reason = "no provisioner is set (--provisioner-url)"};
    }
    Outcome notify(const Subscription&) override {
        return {.kind = Outcome::Kind::unknown, .reason = "no provisioner is set (--provisioner-url)"};
    }
};

/// Answers every question as unclear, so that no payment counts as declined.
class PaymentPage final : public providers::PaymentPage {
  public:
    PageVerdict verify(const std::string&) override {
        return {.kind = PageVerdict::Kind::unclear, .reason = "no payment page is set (--payment-page-key)"};
    }
};

/// Refuses every sign-in.
class Identity final : public providers::Identity {
  public:
    Identified identify(const IdentityWish&) override {
        return {.kind = Identified::Kind::no, .reason = "no provider is set (--google-client-ids, --facebook-app-id)"};
    }
};

} // namespace cartwright::providers::none
