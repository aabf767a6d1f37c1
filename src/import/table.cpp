#include "import/table.hpp"

#include "base/currencies.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace cartwright::import {

namespace {

constexpr std::string_view as_utf_8 = "; save it as CSV in UTF-8";

bool is_control(char c, bool multiline) {
    if (multiline && (c == '\n' || c == '\r' || c == '\t')) return false;
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Returns what is wrong with the text of a cell, if anything. Text that passes can be printed.
std::string_view flaw_of(std::string_view text, bool multiline) {
    if (!is_utf8(text)) return "is not UTF-8";
    if (std::ranges::any_of(text, [&](char c) { return is_control(c, multiline); })) return "has control characters";
    return {};
}

/// Returns what is wrong with the file as a whole, if it can't be CSV in UTF-8.
std::string flaw_of_encoding(std::string_view csv) {
    constexpr std::size_t bytes_looked_at = 4096;
    using namespace std::string_view_literals;
    for (const std::string_view mark : {"\xFF\xFE"sv, "\xFE\xFF"sv})
        if (csv.starts_with(mark)) return "the file is UTF-16" + std::string(as_utf_8);
    if (csv.starts_with("PK\x03\x04")) return "the file is a spreadsheet or an archive" + std::string(as_utf_8);
    if (csv.substr(0, bytes_looked_at).find('\0') != std::string_view::npos)
        return "the file contains NUL bytes, so it is UTF-16 or not text" + std::string(as_utf_8);
    return {};
}

/// Joins as "a, b and c".
std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

struct Delimiter {
    char sign;
    std::string_view words;
    std::string_view flag;
};
constexpr std::array<Delimiter, 4> delimiters{{{',', "commas separate", "--delimiter ,"},
                                               {';', "semicolons separate", "--delimiter ';'"},
                                               {'\t', "tabs separate", "--delimiter tab"},
                                               {'|', "bars separate", "--delimiter '|'"}}};

std::string_view first_line_of(std::string_view csv) {
    if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
    return csv.substr(0, csv.find_first_of("\r\n"));
}

/// Whether one of the parts of `line` is `name`, in any case and with or without quotes.
bool has_part(std::string_view line, char delimiter, std::string_view name) {
    while (true) {
        const std::size_t end = std::min(line.find(delimiter), line.size());
        std::string_view part = trimmed(line.substr(0, end));
        if (part.size() > 1 && part.starts_with('"') && part.ends_with('"')) part = part.substr(1, part.size() - 2);
        if (folded(trimmed(part)) == name) return true;
        if (end == line.size()) return false;
        line.remove_prefix(end + 1);
    }
}

} // namespace

Table::Table(std::string_view things, std::span<const ColumnRule> rules)
    : things_(things), columns_(rules), at_(rules.size()) {}

void Table::read(std::string_view csv, char delimiter, const std::function<void()>& take) {
    delimiter_ = delimiter;
    const std::string_view first = first_line_of(csv);
    if (std::string flaw = flaw_of_encoding(csv); !flaw.empty()) return rejected_.add({.message = std::move(flaw)});
    if (folded(trimmed(first)).starts_with("sep="))
        return rejected_.add(
            {.line = 1,
             .message = "'" + std::string(trimmed(first).substr(0, 5)) +
                        "' is for spreadsheet programs: remove this line, because the first line must name " +
                        "the columns; --delimiter sets the separator"});
    const std::string_view key = columns_.front().name;
    for (const Delimiter& other : delimiters)
        if (other.sign != delimiter && !has_part(first, delimiter, key) && has_part(first, other.sign, key) &&
            first.find(other.sign) != std::string_view::npos)
            return rejected_.add(
                {.line = 1,
                 .message = std::string(other.words) + " the fields of this file: use " + std::string(other.flag)});

    CsvReader reader([&](const CsvRow& row) { take_row(row, take); }, delimiter);
    if (reader.feed(csv)) reader.finish();
    if (reader.fault())
        rejected_.add({.line = reader.fault()->line, .message = reader.fault()->message});
    else if (width_ == 0)
        rejected_.add({.line = 1, .message = "the file is empty; its first row must name the columns"});
    if (blank_rows_ == 1) rejected_.add({.line = first_blank_, .message = "contains only delimiters; remove it"});
    if (blank_rows_ > 1)
        rejected_.add({.line = first_blank_,
                       .message = "contains only delimiters, as do " + std::to_string(blank_rows_ - 1) +
                                  " more rows; remove them"});
}

void Table::take_row(const CsvRow& row, const std::function<void()>& take) {
    row_ = row;
    is_good_row_ = true;
    if (width_ == 0) return take_header(row);
    if (!is_good_header_) return;
    if (row.fields.size() > 1 && std::ranges::all_of(row.fields, [](auto each) { return trimmed(each).empty(); })) {
        if (blank_rows_++ == 0) first_blank_ = row.line;
        return;
    }
    if (row.fields.size() == width_) return take();
    rejected_.add({.line = row.line,
                   .message = "has " + std::to_string(row.fields.size()) + " fields, but the header has " +
                              std::to_string(width_)});
}

void Table::take_header(const CsvRow& row) {
    width_ = row.fields.size();
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        const std::string_view text = trimmed(row.fields[i]);
        if (const auto flaw = flaw_of(text, false); !flaw.empty()) {
            rejected_.add(
                {.line = row.line, .message = "the name of column " + std::to_string(i + 1) + ' ' + std::string(flaw)});
            continue;
        }
        const auto rule = std::ranges::find(columns_, folded(text), &ColumnRule::name);
        const auto column = static_cast<std::size_t>(rule - columns_.begin());
        if (rule == columns_.end())
            unknown.push_back(text.empty() ? "the unnamed column " + std::to_string(i + 1)
                                           : "'" + std::string(text) + "'");
        else if (at_[column])
            rejected_.add({.line = row.line, .column = std::string(text), .message = "is named twice"});
        else
            at_[column] = i;
    }
    if (!unknown.empty())
        rejected_.add({.line = row.line,
                       .message = joined(unknown) +
                                  (unknown.size() == 1 ? " is not a column of " : " are not columns of ") + things_ +
                                  "; the columns are " + names_of_columns()});
    if (unknown.empty() || at_.front()) check_columns(row.line);
    is_good_header_ = rejected_.empty();
}

void Table::check_columns(std::int64_t line) {
    const auto add = [&](std::size_t column, std::string message) {
        rejected_.add({.line = line, .column = std::string(columns_[column].name), .message = std::move(message)});
    };
    if (!at_.front()) add(0, "is not named in the header; the columns of " + things_ + " are " + names_of_columns());
    if (width_ == 1 && at_.front())
        rejected_.add(
            {.line = line,
             .message = "the header names one column only; the others of " + things_ + " are " + names_of_columns()});
    for (const std::vector<std::size_t>& group : together_) {
        const auto there = std::ranges::count_if(group, [&](std::size_t column) { return has(column); });
        if (there == 0 || there == std::ssize(group)) continue;
        std::vector<std::string> names;
        names.reserve(group.size());
        for (const std::size_t column : group) names.emplace_back(columns_[column].name);
        rejected_.add({.line = line, .message = "the columns " + joined(names) + " must be given together"});
    }
    for (const auto& [column, other] : required_with_)
        if (has(column) && !has(other))
            add(column, "requires the column " + std::string(columns_[other].name) + " as well");
}

std::string Table::names_of_columns() const {
    std::vector<std::string> names;
    for (const ColumnRule& rule : columns_) names.emplace_back(rule.name);
    return joined(names);
}

std::string_view Table::text(std::size_t column) {
    if (!has(column)) return {};
    const ColumnRule& rule = columns_[column];
    const std::string_view text = trimmed(row_.fields[*at_[column]]);
    if (text.empty() && rule.filled)
        add_error(column, "is missing");
    else if (text.size() > rule.bytes_max)
        add_error(column, "is longer than " + std::to_string(rule.bytes_max) + " bytes");
    else if (const auto flaw = flaw_of(text, rule.multiline); !flaw.empty())
        add_error(column, std::string(flaw));
    else
        return text;
    return {};
}

std::int64_t Table::hundredths(std::size_t column, std::int64_t max) {
    const std::string_view digits = text(column);
    if (digits.empty()) return 0;
    const auto value = minor_units(digits, Places::exact);
    if (!value)
        add_error(column,
                  "'" + std::string(digits) + "' is not a decimal number with at most two places, such as 4.25");
    else if (*value < 0)
        add_error(column, "is negative");
    else if (*value > max)
        add_error(column, "is more than " + std::to_string(max / 100));
    return value.value_or(0);
}

std::int64_t Table::whole_number(std::size_t column, std::int64_t max) {
    const std::string_view digits = text(column);
    if (digits.empty()) return 0;
    const auto value = parse_integer(digits);
    if (!value)
        add_error(column, "'" + std::string(digits) + "' is not a whole number");
    else if (*value < 0)
        add_error(column, "is negative");
    else if (*value > max)
        add_error(column, "is more than " + std::to_string(max));
    return value.value_or(0);
}

Currency Table::currency(std::size_t column, Currency otherwise) {
    const std::string_view code = text(column);
    if (code.empty()) return otherwise;
    if (const auto flaw = flaw_of_currency(code); !flaw.empty())
        add_error(column, "'" + std::string(code) + "' " + std::string(flaw));
    return Currency::parse(code).value_or(otherwise);
}

void Table::check_unique(std::size_t column) {
    const std::string_view value = has(column) ? trimmed(row_.fields[*at_[column]]) : std::string_view{};
    if (value.empty()) return;
    const auto [found, is_new] = lines_[column].try_emplace(std::string(value), row_.line);
    if (!is_new) add_error(column, "'" + found->first + "' is on line " + std::to_string(found->second) + " already");
}

void Table::add_error(std::size_t column, std::string message) {
    is_good_row_ = false;
    rejected_.add({.line = row_.line, .column = std::string(columns_[column].name), .message = std::move(message)});
}

} // namespace cartwright::import
