#pragma once

#include "import/rejected.hpp"
#include "operations/catalogue/catalogue.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace cartwright::import {

/// How much of something there is in the data set. Every line's amount is its price, rounded to the penny, times its
/// quantity.
struct Tally {
    std::int64_t invoices = 0;
    std::int64_t lines = 0;
    std::int64_t pence = 0;

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// A charge in sales, such as postage.
struct Charged {
    std::int64_t lines = 0;
    std::int64_t pence = 0;

    friend bool operator==(const Charged&, const Charged&) = default;
};

/// What a line of the data set is. Every line is exactly one of these.
enum class RetailKind : std::uint8_t {
    sale,         // an invoice of digits, quantity and price above zero
    cancellation, // an invoice that begins with C
    adjustment,   // an invoice that begins with A, or a price below zero
    correction,   // of the stock: quantity below one, on an invoice of digits
    unpriced,     // a gift or a note: price zero
};

/// What the data set holds, in numbers.
struct RetailReport {
    std::int64_t lines = 0;
    std::int64_t invoices = 0;
    std::int64_t stock_codes = 0;
    std::map<RetailKind, Tally> kinds{};
    Tally goods{};                            // the sales without their charges
    std::map<std::string, Charged> charges{}; // the rest of the sales, by stock code in capitals
    std::vector<std::string> without_price{}; // sold, but never for a penny or more: they are not put on sale

    friend bool operator==(const RetailReport&, const RetailReport&) = default;
};

struct RetailLine {
    std::size_t goods = 0; // the index of what was sold
    std::int64_t quantity = 0;

    friend bool operator==(const RetailLine&, const RetailLine&) = default;
};

/// The goods of one sale, as they stand on the invoice: a stock code may stand there more than once.
struct RetailSale {
    std::string invoice;
    std::vector<RetailLine> lines{};

    friend bool operator==(const RetailSale&, const RetailSale&) = default;
};

struct OnlineRetail {
    operations::PutGoods put{};      // in the order in which they were first sold
    std::vector<RetailSale> sales{}; // those that have goods, in the order of the file
    RetailReport report{};
};

/// What the data set's prices are in.
inline constexpr Currency pounds{{'G', 'B', 'P'}};

/// The pieces of each product that there are beyond what the data set sells.
inline constexpr std::int64_t stock_reserve = 100;

/// True for stock codes that are no goods: postage, fees, discounts, samples, entries by hand.
bool is_charge(std::string_view stock_code);

/// Reads the Online Retail data set from a file, plain or as .xz. `progress`, when not empty, hears hundredths.
tl::expected<OnlineRetail, Rejected> read_online_retail(const std::string& path,
                                                        const std::function<void(int)>& progress = {});

} // namespace cartwright::import
