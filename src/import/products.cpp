#include "import/products.hpp"

#include "base/text.hpp"
#include "import/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace cartwright::import {

namespace {

using operations::Goods;

enum Column : std::size_t { sku, name, brand, category, price, rating, stock, description, column_count };

struct ColumnRule {
    std::string_view name;
    bool required; // the header must name it
    bool filled;   // no row may leave it empty, once the header names it
    std::size_t bytes_max;
    bool multiline;
};

constexpr std::size_t number_bytes_max = 30;

constexpr std::array<ColumnRule, column_count> rules{{
    {"sku", true, true, sku_bytes_max, false},
    {"name", true, true, name_bytes_max, false},
    {"brand", false, false, brand_bytes_max, false},
    {"category", true, true, category_bytes_max, false},
    {"price", true, true, number_bytes_max, false},
    {"rating", false, false, number_bytes_max, false},
    {"stock", false, true, number_bytes_max, false}, // an empty cell would leave open: none, or as many as before?
    {"description", false, false, description_bytes_max, true},
}};

bool is_control(char c, bool multiline) {
    if (multiline && (c == '\n' || c == '\r' || c == '\t')) return false;
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// What is wrong with the text of a cell, if anything; whatever passes can be printed.
std::string_view flaw_of(std::string_view text, bool multiline) {
    if (!is_utf8(text)) return "is not UTF-8";
    if (std::ranges::any_of(text, [&](char c) { return is_control(c, multiline); })) return "has control characters";
    return {};
}

class ProductsReader {
  public:
    void take(const CsvRow& row) {
        if (width_ == 0)
            take_header(row);
        else if (header_is_good_)
            take_goods(row);
    }

    tl::expected<operations::PutGoods, Rejected> result(const std::optional<CsvFault>& fault) && {
        if (fault)
            rejected_.add({.line = fault->line, .message = fault->message});
        else if (width_ == 0)
            rejected_.add({.line = 1, .message = "the file is empty: its first row names the columns"});
        if (!rejected_.empty()) return tl::unexpected<Rejected>(std::move(rejected_));
        put_.stock = has(stock) ? operations::PutGoods::Stock::set : operations::PutGoods::Stock::keep;
        return std::move(put_);
    }

  private:
    void take_header(const CsvRow& row) {
        width_ = row.fields.size();
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            const std::string_view text = trimmed(row.fields[i]);
            if (const auto flaw = flaw_of(text, false); !flaw.empty()) {
                rejected_.add({.line = row.line,
                               .message = "the name of column " + std::to_string(i + 1) + ' ' + std::string(flaw)});
                continue;
            }
            const auto rule = std::ranges::find(rules, folded(text), &ColumnRule::name);
            const auto column = static_cast<std::size_t>(rule - rules.begin());
            if (rule == rules.end())
                rejected_.add({.line = row.line, .column = std::string(text), .message = "is no column of goods"});
            else if (at_[column])
                rejected_.add({.line = row.line, .column = std::string(text), .message = "is named twice"});
            else
                at_[column] = i;
        }
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].required && !at_[i])
                rejected_.add(
                    {.line = row.line, .column = std::string(rules[i].name), .message = "is not named in the header"});
        }
        header_is_good_ = rejected_.empty();
    }

    void take_goods(const CsvRow& row) {
        line_ = row.line;
        if (row.fields.size() != width_) {
            rejected_.add({.line = line_,
                           .message = "has " + std::to_string(row.fields.size()) + " fields, the header " +
                                      std::to_string(width_)});
            return;
        }
        row_is_good_ = true;
        Goods goods;
        for (std::size_t i = 0; i < column_count; ++i) cells_[i] = cell(row, static_cast<Column>(i));
        goods.sku = cells_[sku];
        goods.name = cells_[name];
        goods.brand = cells_[brand];
        goods.category = cells_[category];
        goods.description = cells_[description];
        goods.price.minor = hundredths(price, price_max_minor);
        goods.rating_hundredths = hundredths(rating, rating_hundredths_max);
        goods.stock = pieces();
        check_sku();
        check_category();
        if (row_is_good_) put_.goods.push_back(std::move(goods));
    }

    [[nodiscard]] bool has(Column column) const { return at_[column].has_value(); }

    void complain(Column column, std::string message) {
        row_is_good_ = false;
        rejected_.add({.line = line_, .column = std::string(rules[column].name), .message = std::move(message)});
    }

    /// The text of a cell; empty when it is wrong as such, which is said.
    std::string_view cell(const CsvRow& row, Column column) {
        if (!has(column)) return {};
        const ColumnRule& rule = rules[column];
        const std::string_view text = trimmed(row.fields[*at_[column]]);
        if (text.empty() && rule.filled)
            complain(column, "is missing");
        else if (text.size() > rule.bytes_max)
            complain(column, "is longer than " + std::to_string(rule.bytes_max) + " bytes");
        else if (const auto flaw = flaw_of(text, rule.multiline); !flaw.empty())
            complain(column, std::string(flaw));
        else
            return text;
        return {};
    }

    /// A decimal number with at most two places, in hundredths: a price in minor units, or a rating.
    std::int64_t hundredths(Column column, std::int64_t max) {
        const std::string_view text = cells_[column];
        if (text.empty()) return 0;
        const auto value = minor_units(text, Places::exact);
        if (!value)
            complain(column,
                     "'" + std::string(text) + "' is not a decimal number with at most two places, such as 4.25");
        else if (*value < 0)
            complain(column, "is negative");
        else if (*value > max)
            complain(column, "is more than " + std::to_string(max / 100));
        return value.value_or(0);
    }

    std::int64_t pieces() {
        const std::string_view text = cells_[stock];
        if (text.empty()) return 0;
        const auto value = parse_integer(text);
        if (!value)
            complain(stock, "'" + std::string(text) + "' is not a whole number");
        else if (*value < 0)
            complain(stock, "is negative");
        else if (*value > stock_max)
            complain(stock, "is more than " + std::to_string(stock_max));
        return value.value_or(0);
    }

    void check_sku() {
        if (cells_[sku].empty()) return;
        const auto [found, is_new] = lines_of_skus_.try_emplace(std::string(cells_[sku]), line_);
        if (!is_new)
            complain(sku, "'" + found->first + "' stands on line " + std::to_string(found->second) + " already");
    }

    void check_category() {
        if (cells_[category].empty()) return;
        const std::string address = operations::slug(cells_[category]);
        if (address.empty()) complain(category, "has neither a letter nor a digit");
        const auto [found, is_new] = categories_.try_emplace(address, cells_[category]);
        if (!is_new && found->second != cells_[category])
            complain(category, "'" + std::string(cells_[category]) + "' and '" + found->second +
                                   "' are the same in a web address");
    }

    std::array<std::optional<std::size_t>, column_count> at_{};
    std::size_t width_ = 0; // 0 before the header
    bool header_is_good_ = false;

    std::array<std::string_view, column_count> cells_{}; // of the current row
    std::int64_t line_ = 0;
    bool row_is_good_ = true;

    std::unordered_map<std::string, std::int64_t> lines_of_skus_;
    std::map<std::string, std::string, std::less<>> categories_; // by the part of a web address that each is known by
    operations::PutGoods put_;
    Rejected rejected_;
};

} // namespace

tl::expected<operations::PutGoods, Rejected> read_products(std::string_view csv) {
    ProductsReader products;
    CsvReader reader([&](const CsvRow& row) { products.take(row); });
    if (reader.feed(csv)) reader.finish();
    return std::move(products).result(reader.fault());
}

} // namespace cartwright::import
