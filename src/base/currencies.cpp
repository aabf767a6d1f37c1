// ISO 4217, list one, of 2026-01-01
// (https://www.six-group.com/en/products-services/financial-information/data-standards.html). It is a table because ICU
// is not suitable: Debian 12's ICU 72 is older than XCG and ZWG, and treats funds and metals as currencies.

#include "base/currencies.hpp"

#include <algorithm>
#include <array>

namespace cartwright {

namespace {

// In alphabetical order, for binary search.
constexpr std::array<std::string_view, 16> without_decimals{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                            "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> with_three_decimals{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::array<std::string_view, 132> with_two_decimals{
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BMD", "BND", "BOB",
    "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY", "COP", "CRC", "CUP", "CVE", "CZK",
    "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ",
    "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD",
    "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR",
    "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS",
    "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH",
    "USD", "UYU", "UZS", "VED", "VES", "WST", "XCD", "XCG", "YER", "ZAR", "ZMW", "ZWG"};
static_assert(std::ranges::is_sorted(without_decimals) && std::ranges::is_sorted(with_three_decimals) &&
              std::ranges::is_sorted(with_two_decimals));

} // namespace

std::optional<int> decimals_of(Currency currency) {
    if (std::ranges::binary_search(with_two_decimals, currency.text())) return 2;
    if (std::ranges::binary_search(without_decimals, currency.text())) return 0;
    if (std::ranges::binary_search(with_three_decimals, currency.text())) return 3;
    return std::nullopt;
}

bool is_supported(Currency currency) { return decimals_of(currency) == 2; }

std::string_view flaw_of_currency(std::string_view text) {
    const auto currency = Currency::parse(text);
    if (!currency) return "must be three capital letters";
    const auto decimals = decimals_of(*currency);
    if (!decimals) return "must be the code of a currency in ISO 4217";
    if (decimals != 2) return "must be a currency with two decimals; others are not supported";
    return {};
}

std::string unsupported(std::string_view currency) {
    return "Amounts in " + std::string(currency) + " are not supported: only currencies with two decimals are";
}

} // namespace cartwright
