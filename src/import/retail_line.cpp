#include "import/retail_line.hpp"

#include "base/text.hpp"
#include "domain/catalogue/product.hpp"
#include "import/products.hpp"

#include <algorithm>

namespace cartwright::import {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view invoice) { return !invoice.empty() && std::ranges::all_of(invoice, is_digit); }

bool is_zero(std::string_view number) { return number.find_first_of("123456789") == std::string_view::npos; }

bool is_printable(std::string_view text) { return is_utf8(text) && !has_control_characters(text); }

/// Returns the kind of a line: the first matching rule applies.
std::optional<RetailKind> kind_of(std::string_view invoice, std::int64_t quantity, std::string_view price) {
    if (invoice.starts_with('C') && is_number(invoice.substr(1))) return RetailKind::cancellation;
    if (invoice.starts_with('A') && is_number(invoice.substr(1))) return RetailKind::adjustment;
    if (!is_number(invoice)) return std::nullopt;
    if (price.starts_with('-')) return RetailKind::adjustment;
    if (quantity < 1) return RetailKind::correction;
    return is_zero(price) ? RetailKind::unpriced : RetailKind::sale;
}

} // namespace

LineReader::LineReader(const CsvRow& header, Rejected& rejected) : width_(header.fields.size()) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto found = std::ranges::find(header.fields, names[i]);
        if (found == header.fields.end())
            rejected.add(
                {.line = header.line, .column = std::string(names[i]), .message = "is not named in the header"});
        at_[i] = static_cast<std::size_t>(found - header.fields.begin());
    }
}

std::optional<ReadLine> LineReader::read(const CsvRow& row, Rejected& rejected) const {
    const auto bad = [&](std::optional<Column> column, std::string message) {
        rejected.add(
            {.line = row.line, .column = column ? std::string(names[*column]) : "", .message = std::move(message)});
        return std::nullopt;
    };
    if (row.fields.size() != width_)
        return bad({}, "has " + std::to_string(row.fields.size()) + " fields, but the header has " +
                           std::to_string(width_));

    const auto cell = [&](Column column) { return trimmed(row.fields[at_[column]]); };
    for (const Column column : {invoice, stock_code, name, quantity, price}) {
        if (!is_printable(cell(column))) return bad(column, "is not UTF-8, or has control characters");
    }
    if (cell(stock_code).empty()) return bad(stock_code, "is missing");
    if (cell(stock_code).size() > sku_bytes_max) return bad(stock_code, "is too long");
    if (cell(name).size() > name_bytes_max) return bad(name, "is too long");

    const auto pieces = parse_integer(cell(quantity));
    if (!pieces || *pieces > stock_max || *pieces < -stock_max)
        return bad(quantity, "'" + std::string(cell(quantity)) + "' is not a quantity");
    const auto pence = minor_units(cell(price), Places::rounded);
    if (!pence || *pence > price_max_minor || *pence < -price_max_minor)
        return bad(price, "'" + std::string(cell(price)) + "' is not a price");
    // The limit is so low that the sum of all lines of the largest file fits.
    const auto amount = times({.minor = *pence}, *pieces);
    if (!amount || amount->minor > price_max_minor || amount->minor < -price_max_minor)
        return bad({}, "exceeds the largest amount of a sale");
    const auto kind = kind_of(cell(invoice), *pieces, cell(price));
    if (!kind)
        return bad(invoice,
                   "'" + std::string(cell(invoice)) + "' is not an invoice number: digits, optionally after C or A");

    return ReadLine{.invoice = cell(invoice),
                    .stock_code = cell(stock_code),
                    .name = cell(name),
                    .quantity = *pieces,
                    .price = *pence,
                    .kind = *kind};
}

std::string collapsed(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (c != ' ' || !result.ends_with(' ')) result += c;
    }
    return result;
}

} // namespace cartwright::import
