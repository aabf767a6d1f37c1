// Converts settings to the terms of each API.

#include "app/config.hpp"

#include "base/money.hpp"

namespace cartwright {

namespace {

/// The URL where the shop listens, for links in mails.
std::string own_public_url(const Config& config) {
    return (config.tls_certificate.empty() ? "http://" : "https://") + config.listen.front();
}

/// The currency that `settle_currency` has determined.
Currency currency_of(const Config& config) { return Currency::parse(config.currency).value_or(Currency{}); }

/// The limits of messages. By default the demo sends none, so it allows ten times as many.
MessageTerms message_terms_of(const Config& config) {
    constexpr std::int64_t of_the_demo = 10;
    MessageTerms terms{};
    const std::int64_t factor = config.demo ? of_the_demo : 1;
    terms.sender_hourly_max = config.messages_per_hour.value_or(terms.sender_hourly_max * factor);
    terms.sender_daily_max = config.messages_per_day.value_or(terms.sender_daily_max * factor);
    terms.total_hourly_max = config.messages_in_all_per_hour;
    return terms;
}

} // namespace

Terms terms_of(const Config& config) {
    return {.currency = currency_of(config),
            .hold_ms = config.hold_seconds * 1000,
            .cart_life_ms = config.cart_life_seconds * 1000,
            .delivery_ms = config.delivery_days * day_ms,
            .platform_fee_bps = config.platform_fee_bps,
            .criteria = {.sales = config.verification_sales,
                         .rating_hundredths = minor_units(config.verification_rating, Places::exact).value_or(0),
                         .ratings = config.verification_ratings},
            .external_call_ms = config.gateway_seconds * 1000,
            .messages = message_terms_of(config)};
}

Terms orderflow_terms_of(const Config& config) {
    Terms terms = terms_of(config);
    terms.tax.mode = parse_tax_mode(config.tax_mode).value_or(TaxMode::none);
    terms.tax.rounding = config.tax_rounding == "line" ? TaxRounding::line : TaxRounding::total;
    terms.tax.country = config.tax_country;
    for (const std::string& rate : config.tax_rates)
        if (const auto known = parse_tax_rate(rate)) terms.tax.rates.push_back(*known);
    terms.house = {
        .name = config.seller_name, .address = config.seller_address, .tax_number = config.seller_tax_number};
    terms.cards_must_be_valid = config.check_card_expiry;
    terms.orderflow = {.is_open = config.open_orderflow.value_or(config.demo), .has_open_notices = config.open_notices};
    return terms;
}

Terms reseller_terms_of(const Config& config) {
    constexpr std::int64_t items_max = 500;
    return {.currency = currency_of(config),
            .hold_ms = 0, // the number of seats is unlimited
            .cart_lines_max = items_max,
            .provisioning_delay_ms = config.provisioning_delay_seconds * 1000,
            .token_reuse_ms = config.token_reuse_seconds * 1000,
            .seal_key = parse_seal_key(config.seal_key)};
}

Terms shopping_terms_of(const Config& config) {
    Terms terms = terms_of(config);
    terms.house.name = config.seller_name;
    terms.members = {.token_life_ms = config.token_hours * hour_ms,
                     .region = config.mobile_region,
                     .public_url = config.public_url.empty() ? own_public_url(config) : config.public_url,
                     .common_passwords = config.allow_common_passwords.value_or(config.demo)
                                             ? CommonPasswords::allowed
                                             : CommonPasswords::refused};
    terms.shopping.image_upload_secret = config.image_upload_secret;
    terms.shopping.new_product_stock = config.new_product_stock;
    terms.shopping.proofs_required = config.payment_proofs;
    while (terms.members.public_url.ends_with('/')) terms.members.public_url.pop_back();
    terms.shopping.page = {.merchant_key = config.payment_page_key,
                           .salt = config.payment_page_salt,
                           .ask_after_ms = config.payment_page_seconds * 1000};
    return terms;
}

} // namespace cartwright
