#pragma once

#include "base/money.hpp"
#include "import/csv.hpp"
#include "import/rejected.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Lists of things as CSV files: the first row names the columns, in any order and case; every other row is a thing. A
/// column that is not there leaves its value as it is.
namespace cartwright::import {

inline constexpr std::size_t number_bytes_max = 30;
inline constexpr std::size_t sku_bytes_max = 100;

/// How a list is to be read.
struct Format {
    Currency currency{};  // of prices that name none
    char delimiter = ','; // between fields
};

struct ColumnRule {
    std::string_view name;
    std::size_t bytes_max = 0;
    bool filled = false; // a column that is there may not be empty in any row
    bool multiline = false;
};

/// Reads one list and collects its faults. A file that is wrong as a whole (another encoding, another delimiter) gives
/// one fault that names the cause, and no row is read. Not thread-safe.
class Table {
  public:
    /// `rules` live as long as the table; the first of them is of the key, which the header must name beside another.
    Table(std::string_view things, std::span<const ColumnRule> rules);

    /// Calls `take` for each row that has as many fields as the header.
    void read(std::string_view csv, char delimiter, const std::function<void()>& take);

    /// The collected faults; the table can't be used afterwards.
    Rejected take_rejected() && { return std::move(rejected_); }
    [[nodiscard]] bool is_rejected() const { return !rejected_.empty(); }

    /// The cells of the current row. A missing column gives an empty text; so does a bad cell, with a fault.
    [[nodiscard]] bool has(std::size_t column) const { return at_[column].has_value(); }
    std::string_view text(std::size_t column);
    std::int64_t whole_number(std::size_t column, std::int64_t max);
    std::int64_t hundredths(std::size_t column, std::int64_t max); // a decimal number with at most two places
    Currency currency(std::size_t column, Currency otherwise);

    /// Adds a fault when an earlier row has the same text in this column.
    void check_unique(std::size_t column);

    void complain(std::size_t column, std::string message);
    [[nodiscard]] bool is_good_row() const { return is_good_row_; }

    /// Adds a fault when the header has some of these columns but not all. Call it before `read`.
    void keep_together(std::vector<std::size_t> columns) { together_.push_back(std::move(columns)); }

    /// Adds a fault when the header has the first column without the second. Call it before `read`.
    void need_beside(std::size_t column, std::size_t other) { beside_.emplace_back(column, other); }

  private:
    void take_row(const CsvRow& row, const std::function<void()>& take);
    void take_header(const CsvRow& row);
    void check_columns(std::int64_t line);
    [[nodiscard]] std::string names_of_columns() const;

    std::string things_;
    std::span<const ColumnRule> columns_;
    std::vector<std::vector<std::size_t>> together_;
    std::vector<std::pair<std::size_t, std::size_t>> beside_;
    char delimiter_ = ',';

    std::vector<std::optional<std::size_t>> at_; // of each column, its field
    std::size_t width_ = 0;                      // 0 before the header
    bool is_good_header_ = false;

    CsvRow row_{};
    bool is_good_row_ = true;
    std::map<std::size_t, std::map<std::string, std::int64_t, std::less<>>> lines_; // of texts, by column
    std::int64_t first_hollow_ = 0; // the line of the first row of delimiters only
    std::int64_t hollow_rows_ = 0;
    Rejected rejected_;
};

} // namespace cartwright::import
