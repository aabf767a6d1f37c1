#pragma once

#include "import/csv.hpp"
#include "import/online_retail.hpp"

#include <array>
#include <optional>

namespace cartwright::import {

/// A line of the data set, read. The texts live as long as the row.
struct ReadLine {
    std::string_view invoice;
    std::string_view stock_code;
    std::string_view name; // without blanks at its ends
    std::int64_t quantity = 0;
    std::int64_t price = 0; // pence, half a penny rounded up; 0.001 is a price, but no penny
    RetailKind kind = RetailKind::sale;

    [[nodiscard]] std::int64_t pence() const { return price * quantity; } // `LineReader` has made sure that it fits
};

/// Finds the columns in the header and reads lines by them.
class LineReader {
  public:
    /// What is missing in the header goes to `rejected`.
    LineReader(const CsvRow& header, Rejected& rejected);

    /// Nothing when the row is bad, which goes to `rejected`.
    std::optional<ReadLine> read(const CsvRow& row, Rejected& rejected) const;

  private:
    enum Column : std::size_t { invoice, stock_code, name, quantity, price, column_count };
    static constexpr std::array<std::string_view, column_count> names{"InvoiceNo", "StockCode", "Description",
                                                                      "Quantity", "UnitPrice"};

    std::array<std::size_t, column_count> at_{};
    std::size_t width_;
};

/// `text` with every run of blanks in it as one.
std::string collapsed(std::string_view text);

} // namespace cartwright::import
