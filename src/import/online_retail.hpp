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

/// Counts of a part of the data set. A line's amount is its price, rounded to the penny, times its quantity.
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

/// The kind of a line of the data set. Every line has exactly one.
enum class RetailKind : std::uint8_t {
    sale,         // an invoice number of digits, quantity and price above zero
    cancellation, // an invoice number that begins with C
    adjustment,   // an invoice number that begins with A, or one of digits with a price below zero
    correction,   // of the stock: quantity below one, on an invoice number of digits
    unpriced,     // a gift or a note: price zero
};

/// Statistics of the data set.
struct RetailReport {
    std::int64_t lines = 0;
    std::int64_t invoices = 0;
    std::int64_t stock_codes = 0;
    std::map<RetailKind, Tally> kinds{};
    Tally goods{};                            // the sales without their charges
    std::map<std::string, Charged> charges{}; // the rest of the sales, by stock code in capitals
    std::vector<std::string> without_price{}; // sold, but never for a penny or more: they are not imported

    friend bool operator==(const RetailReport&, const RetailReport&) = default;
};

struct RetailLine {
    std::size_t goods = 0; // the index of what was sold
    std::int64_t quantity = 0;

    friend bool operator==(const RetailLine&, const RetailLine&) = default;
};

/// The goods of one sale, as they are listed on the invoice: a stock code may occur more than once.
struct RetailSale {
    std::string invoice;
    std::vector<RetailLine> lines{};

    friend bool operator==(const RetailSale&, const RetailSale&) = default;
};

struct OnlineRetail {
    operations::PutGoods put{};      // in the order of their first sale
    std::vector<RetailSale> sales{}; // those that have goods, in the order of the file
    RetailReport report{};
};

/// The currency of the data set's prices.
inline constexpr Currency pounds{{'G', 'B', 'P'}};

/// The pieces of each product in stock beyond those that the data set sells.
inline constexpr std::int64_t stock_reserve = 100;

/// Whether a stock code is not for goods: postage, fees, discounts, samples, manual entries.
bool is_charge(std::string_view stock_code);

/// Reads the Online Retail data set from a file, plain or .xz. `progress`, when not empty, receives percentages.
tl::expected<OnlineRetail, Rejected> read_online_retail(const std::string& path,
                                                        const std::function<void(int)>& progress = {});

} // namespace cartwright::import
