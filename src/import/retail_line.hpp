#pragma once

#include "import/csv.hpp"
#include "import/online_retail.hpp"

#include <array>
#include <optional>

namespace cartwright::import {

/// A parsed line of the data set. The texts are valid as long as the row.
struct ReadLine {
    std::string_view invoice;
    std::string_view stock_code;
    std::string_view name; // without white space at its ends
    std::int64_t quantity = 0;
    std::int64_t price = 0; // pence, half a penny rounded away from zero; a price of 0.001 becomes 0
    RetailKind kind = RetailKind::sale;

    [[nodiscard]] std::int64_t pence() const { return price * quantity; } // fits: `LineReader` checks it
};

/// Finds the columns in the header and parses lines by them.
class LineReader {
  public:
    /// Adds missing columns of the header to `rejected`.
    LineReader(const CsvRow& header, Rejected& rejected);

    /// Returns nothing when the row is bad, and adds the error to `rejected`.
    std::optional<ReadLine> read(const CsvRow& row, Rejected& rejected) const;

  private:
    enum Column : std::size_t { invoice, stock_code, name, quantity, price, column_count };
    static constexpr std::array<std::string_view, column_count> names{"InvoiceNo", "StockCode", "Description",
                                                                      "Quantity", "UnitPrice"};

    std::array<std::size_t, column_count> at_{};
    std::size_t width_;
};

/// Returns `text` with each run of spaces replaced by one.
std::string collapsed(std::string_view text);

} // namespace cartwright::import
