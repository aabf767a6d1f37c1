#pragma once

#include "base/money.hpp"
#include "base/seal.hpp"
#include "domain/ledger/tax.hpp"
#include "domain/marketplace/verification.hpp"
#include "domain/members/password.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace cartwright {

/// The seller as invoices show it.
struct SellerDetails {
    std::string name{};
    std::string address{};
    std::string tax_number{};

    friend bool operator==(const SellerDetails&, const SellerDetails&) = default;
};

/// Settings of member accounts.
struct MemberTerms {
    std::int64_t token_life_ms = std::int64_t{2} * 24 * 60 * 60 * 1000; // shopping 2d.6: "will expire every 2 days"
    std::string region = "IN";                        // the country whose mobile numbers need no country code
    std::string public_url = "http://127.0.0.1:8000"; // base URL of links in mails
    CommonPasswords common_passwords = CommonPasswords::refused;
};

/// Rate limits on messages that requests cause. Messages that the shop sends on its own are not counted.
struct MessageTerms {
    std::int64_t recipient_hourly_max = 5; // to one address or number
    std::int64_t recipient_daily_max = 10;
    std::int64_t sender_hourly_max = 60; // requested from one client address
    std::int64_t sender_daily_max = 300;
    std::int64_t total_hourly_max = 10'000; // requested by all callers together
};

/// Settings of the order pipeline's access control.
struct OrderflowTerms {
    bool is_open = false;         // payments, shipments, refunds and order details need no key
    bool has_open_notices = true; // mails that concern no order may be requested
};

/// Settings of a payment gateway with its own payment page.
struct PaymentPageTerms {
    std::string merchant_key{};                 // our identity at the gateway; empty: no gateway
    std::string salt{};                         // secret shared with the gateway
    std::int64_t ask_after_ms = 10 * 60 * 1000; // delay until the shop requests the result, unless it did before
};

/// Settings of the shopping API.
struct ShoppingTerms {
    std::int64_t new_product_stock = 1'000; // initial pieces of a new product whose stock is not given
    bool proofs_required = true;            // approval needs a picture of the card slip, the cheque or the refund
    std::string image_upload_secret{};      // signs uploads to an external picture host; empty: there are none
    PaymentPageTerms page{};
};

/// The settings that may differ between doors; nothing else differs.
struct Terms {
    Currency currency{};                   // the shop's; the default for prices without a currency
    std::int64_t hold_ms = 15 * 60 * 1000; // how long a checkout reserves its stock for the payment; 0: no reservation
    std::int64_t cart_life_ms = 0;         // carts unused for this long are removed; 0: they are kept
    std::int64_t cart_lines_max = 2'000;   // different products in one cart
    std::int64_t delivery_ms = std::int64_t{5} * 24 * 60 * 60 * 1000; // usual delivery time of a shop
    std::int64_t platform_fee_bps = 1'000; // fee on sales of new shops, in hundredths of a percent
    Criteria criteria{};                   // conditions of a shop's verification
    TaxTerms tax{};
    SellerDetails house{};                  // shown on the house's invoices
    std::int64_t external_call_ms = 10'000; // time-out of a payment gateway or a carrier; then a job retries the call
    bool cards_must_be_valid = false;       // on the day of the charge
    std::int64_t provisioning_delay_ms = 0; // delay before a vendor is asked, in which an order can be cancelled
    std::int64_t token_reuse_ms = 60'000;   // a refresh token used twice within this time revokes nothing
    MemberTerms members{};
    ShoppingTerms shopping{};
    MessageTerms messages{};
    OrderflowTerms orderflow{};
    std::optional<SealKey> seal_key{}; // encrypts secrets at rest; none: secrets are not accepted
};

} // namespace cartwright
