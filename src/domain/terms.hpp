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

/// Who sells, as it stands on an invoice.
struct SellerDetails {
    std::string name{};
    std::string address{};
    std::string tax_number{};

    friend bool operator==(const SellerDetails&, const SellerDetails&) = default;
};

/// How people have accounts here.
struct MemberTerms {
    std::int64_t token_life_ms = std::int64_t{2} * 24 * 60 * 60 * 1000; // shopping 2d.6: "will expire every 2 days"
    std::string region = "IN";                                          // whose mobile numbers need no country code
    std::string public_url = "http://127.0.0.1:8000";                   // where links in mails lead
    CommonPasswords common_passwords = CommonPasswords::refused;
};

/// How many messages requests may cause. Messages that the shop sends by itself are not counted.
struct MessageTerms {
    std::int64_t to_one_an_hour = 5; // to one address or number
    std::int64_t to_one_a_day = 10;
    std::int64_t from_one_an_hour = 60; // requested from one client address
    std::int64_t from_one_a_day = 300;
    std::int64_t in_all_an_hour = 10'000; // requested by all callers together
};

/// What the order pipeline leaves open.
struct OrderflowTerms {
    bool is_open = false;         // payments, shipments, refunds and the details of orders need no key
    bool has_open_notices = true; // mails that are about no order may be requested
};

/// Where and how buyers pay on the page of a payment gateway.
struct PaymentPageTerms {
    std::string merchant_key{};                 // who we are there; empty: there is no such gateway
    std::string salt{};                         // what only the gateway and we know
    std::int64_t ask_after_ms = 10 * 60 * 1000; // how it went is asked for then, if nobody has asked before
};

/// How members shop.
struct ShoppingTerms {
    std::int64_t new_product_stock = 1'000; // pieces of a product that is made without a word about its stock
    bool proofs_required = true;       // a picture of the card slip, the cheque or the refund, before it is approved
    std::string image_upload_secret{}; // what uploads of pictures to elsewhere are signed with; empty: none are
    PaymentPageTerms page{};
};

/// What one door may vary. Nothing else varies.
struct Terms {
    Currency currency{};                   // the shop's: of prices that name none
    std::int64_t hold_ms = 15 * 60 * 1000; // how long a checkout holds its stock for the payment; 0 holds nothing
    std::int64_t cart_life_ms = 0;         // a cart untouched for this long is gone; 0 keeps it for good
    std::int64_t cart_lines_max = 2'000;   // different products in one cart
    std::int64_t delivery_ms = std::int64_t{5} * 24 * 60 * 60 * 1000; // how long a shop's delivery takes, as a rule
    std::int64_t platform_fee_bps = 1'000; // of what new shops sell, in hundredths of a percent
    Criteria criteria{};                   // what a shop must have shown to be verified
    TaxTerms tax{};
    SellerDetails house{};                  // on the house's invoices
    std::int64_t outside_ms = 10'000;       // how long a payment gateway or a carrier is waited for
    bool cards_must_be_valid = false;       // on the day of the charge
    std::int64_t provisioning_delay_ms = 0; // how long a vendor is not asked, so that an order can be cancelled
    std::int64_t token_reuse_ms = 60'000;   // a refresh token that is used twice within this ends nothing
    MemberTerms members{};
    ShoppingTerms shopping{};
    MessageTerms messages{};
    OrderflowTerms orderflow{};
    std::optional<SealKey> seal_key{}; // what secrets are sealed with; none: they are not taken
};

} // namespace cartwright
