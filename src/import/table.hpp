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

/// Lists as CSV files. The first row names the columns, in any order and case; every other row is an entity. A column
/// that is not there leaves its values unchanged.
namespace cartwright::import {

inline constexpr std::size_t number_bytes_max = 30;
inline constexpr std::size_t sku_bytes_max = 100;

/// The format of a list.
struct Format {
    Currency currency{};  // of prices without a currency
    char delimiter = ','; // between fields
};

struct ColumnRule {
    std::string_view name;
    std::size_t bytes_max = 0;
    bool filled = false; // if the column is there, no cell may be empty
    bool multiline = false;
};

/// Reads one list and collects its errors. A file that is wrong as a whole (another encoding, another delimiter) gives
/// one error that names the cause, and no row is read. Not thread-safe.
class Table {
  public:
    /// `rules` must outlive the table. The first rule is the key's; the header must name the key and at least one other
    /// column.
    Table(std::string_view things, std::span<const ColumnRule> rules);

    /// Calls `take` for each row that has as many fields as the header.
    void read(std::string_view csv, char delimiter, const std::function<void()>& take);

    /// Returns the collected errors; the table can't be used afterwards.
    Rejected take_rejected() && { return std::move(rejected_); }
    [[nodiscard]] bool is_rejected() const { return !rejected_.empty(); }

    /// The cells of the current row. A missing column gives an empty text. So does a bad cell, which also adds an
    /// error.
    [[nodiscard]] bool has(std::size_t column) const { return at_[column].has_value(); }
    std::string_view text(std::size_t column);
    std::int64_t whole_number(std::size_t column, std::int64_t max);
    std::int64_t hundredths(std::size_t column, std::int64_t max); // at most two decimals, apart from trailing zeros
    Currency currency(std::size_t column, Currency otherwise);

    /// Adds an error when an earlier row has the same text in this column.
    void check_unique(std::size_t column);

    void add_error(std::size_t column, std::string message);
    [[nodiscard]] bool is_good_row() const { return is_good_row_; }

    /// Adds an error when the header has some of these columns but not all. Call it before `read`.
    void require_together(std::vector<std::size_t> columns) { together_.push_back(std::move(columns)); }

    /// Adds an error when the header has the first column without the second. Call it before `read`.
    void require_with(std::size_t column, std::size_t other) { required_with_.emplace_back(column, other); }

  private:
    void take_row(const CsvRow& row, const std::function<void()>& take);
    void take_header(const CsvRow& row);
    void check_columns(std::int64_t line);
    [[nodiscard]] std::string names_of_columns() const;

    std::string things_;
    std::span<const ColumnRule> columns_;
    std::vector<std::vector<std::size_t>> together_;
    std::vector<std::pair<std::size_t, std::size_t>> required_with_;
    char delimiter_ = ',';

    std::vector<std::optional<std::size_t>> at_; // the field of each column
    std::size_t width_ = 0;                      // 0 until the header has been read
    bool is_good_header_ = false;

    CsvRow row_{};
    bool is_good_row_ = true;
    std::map<std::size_t, std::map<std::string, std::int64_t, std::less<>>> lines_; // the lines of the texts, by column
    std::int64_t first_blank_ = 0; // the line of the first row that has only delimiters
    std::int64_t blank_rows_ = 0;
    Rejected rejected_;
};

} // namespace cartwright::import
