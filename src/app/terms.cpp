// Converts settings to the terms of each API.

#include "app/terms.hpp"

#include "base/money.hpp"
#include "domain/shopping/payment_page.hpp"

namespace cartwright {

namespace {

/// The URL where the shop listens, for links in mails.
std::string own_public_url(const ServerConfig& server) {
    return (server.tls.certificate.empty() ? "http://" : "https://") + server.listen.front();
}

/// The base of links, to which paths are appended.
std::string public_url_of(const ServerConfig& server) {
    std::string url = server.public_url.empty() ? own_public_url(server) : server.public_url;
    while (url.ends_with('/')) url.pop_back();
    return url;
}

/// The limits of messages. By default the demo sends none, so it allows ten times as many.
MessageLimits message_limits_of(const MessageLimitConfig& config, bool is_demo) {
    constexpr std::int64_t of_the_demo = 10;
    MessageLimits limits{};
    const std::int64_t factor = is_demo ? of_the_demo : 1;
    limits.sender_hourly_max = config.per_hour.value_or(limits.sender_hourly_max * factor);
    limits.sender_daily_max = config.per_day.value_or(limits.sender_daily_max * factor);
    limits.total_hourly_max = config.in_all_per_hour;
    return limits;
}

/// The terms of the catalogue, with the currency that `settle_currency` has determined.
CatalogueTerms catalogue_terms_of(const Config& config) {
    return {.currency = Currency::parse(config.currency).value_or(Currency{}),
            .new_product_stock = config.shopping.new_product_stock};
}

OrderTerms order_terms_of(const Config& config) {
    return {.hold_ms = config.carts.hold_seconds * 1000,
            .cart_life_ms = config.carts.life_seconds * 1000,
            .delivery_ms = config.marketplace.delivery_days * day_ms,
            .external_call_ms = config.external_calls.seconds * 1000};
}

MarketplaceTerms marketplace_terms_of(const MarketplaceConfig& config) {
    const VerificationConfig& verification = config.verification;
    return {.platform_fee_bps = config.platform_fee_bps,
            .criteria = {.sales = verification.sales,
                         .rating_hundredths = minor_units(verification.rating, Places::exact).value_or(0),
                         .ratings = verification.ratings}};
}

TaxTerms tax_terms_of(const TaxConfig& config) {
    TaxTerms tax;
    tax.mode = parse_tax_mode(config.mode).value_or(TaxMode::none);
    tax.rounding = config.rounding == "line" ? TaxRounding::line : TaxRounding::total;
    tax.country = config.country;
    for (const std::string& rate : config.rates)
        if (const auto known = parse_tax_rate(rate)) tax.rates.push_back(*known);
    return tax;
}

} // namespace

Terms terms_of(const Config& config) {
    return {.accounts = {.messages = message_limits_of(config.messages.limits, config.demo)},
            .catalogue = catalogue_terms_of(config),
            .marketplace = marketplace_terms_of(config.marketplace),
            .orders = order_terms_of(config)};
}

Terms orderflow_terms_of(const Config& config) {
    Terms terms = terms_of(config);
    const SellerConfig& seller = config.seller;
    terms.orderflow = {.is_open = config.orderflow.is_open.value_or(config.demo),
                       .has_open_notices = config.orderflow.open_notices,
                       .cards_must_be_valid = config.orderflow.check_card_expiry,
                       .tax = tax_terms_of(config.orderflow.tax),
                       .house = {.name = seller.name, .address = seller.address, .tax_number = seller.tax_number}};
    return terms;
}

Terms reseller_terms_of(const Config& config) {
    const ResellerConfig& reseller = config.reseller;
    return {.catalogue = catalogue_terms_of(config),
            .orders = {.hold_ms = 0}, // the number of seats is unlimited
            .reseller = {.provisioning_delay_ms = reseller.provisioning.delay_seconds * 1000,
                         .token_reuse_ms = reseller.token_reuse_seconds * 1000}};
}

Terms shopping_terms_of(const Config& config) {
    Terms terms = terms_of(config);
    const MembersConfig& members = config.members;
    terms.members = {.token_life_ms = members.token_hours * hour_ms,
                     .region = members.mobile_region,
                     .public_url = public_url_of(config.server),
                     .seller_name = config.seller.name,
                     .common_passwords = members.passwords.allow_common.value_or(config.demo)
                                             ? CommonPasswords::allowed
                                             : CommonPasswords::refused};
    terms.shopping = {.proofs_required = config.shopping.payment_proofs,
                      .page_ask_after_ms = config.shopping.page.ask_after_seconds * 1000};
    return terms;
}

Secrets secrets_of(const Config& config) {
    Secrets secrets;
    if (const auto key = parse_seal_key(config.reseller.seal_key)) secrets.seal_key = std::make_shared<SealKey>(*key);
    if (const PaymentPageConfig& page = config.shopping.page; !page.key.empty())
        secrets.page = std::make_shared<PageMerchant>(PageMerchant{.key = page.key, .salt = page.salt});
    if (!config.shopping.image_upload_secret.empty())
        secrets.image_upload = std::make_shared<std::string>(config.shopping.image_upload_secret);
    return secrets;
}

} // namespace cartwright
