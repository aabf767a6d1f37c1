#include "import/listings.hpp"

#include "base/text.hpp"
#include "import/csv.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace cartwright::import {

namespace {

enum Column : std::size_t { sku, brand, style, color, size, gender, condition, price, quantity, column_count };
constexpr std::array<std::string_view, column_count> names{"sku",    "brand",     "style", "color",   "size",
                                                           "gender", "condition", "price", "quantity"};
constexpr std::size_t sku_bytes_max_of_shop = 100;

class ListingsReader {
  public:
    void take(const CsvRow& row) {
        line_ = row.line;
        if (at_.empty())
            take_header(row);
        else if (header_is_good_)
            take_shoe(row);
    }

    tl::expected<std::vector<operations::ShoeOffered>, Rejected> result(const std::optional<CsvFault>& fault) && {
        if (fault)
            rejected_.add({.line = fault->line, .message = fault->message});
        else if (at_.empty())
            rejected_.add({.line = 1, .message = "the file is empty: its first row names the columns"});
        if (!rejected_.empty()) return tl::unexpected<Rejected>(std::move(rejected_));
        return std::move(offers_);
    }

  private:
    void complain(Column column, std::string message) {
        row_is_good_ = false;
        rejected_.add({.line = line_, .column = std::string(names[column]), .message = std::move(message)});
    }

    void take_header(const CsvRow& row) {
        for (const std::string_view field : row.fields) {
            const auto name = std::ranges::find(names, folded(trimmed(field)));
            const auto column = static_cast<Column>(name - names.begin());
            if (name == names.end())
                rejected_.add({.line = line_,
                               .message = "column " + std::to_string(at_.size() + 1) + " is no column of listings"});
            else if (std::ranges::find(at_, column) != at_.end())
                complain(column, "is named twice");
            at_.push_back(column);
        }
        for (std::size_t i = 0; i < column_count; ++i)
            if (std::ranges::find(at_, static_cast<Column>(i)) == at_.end())
                complain(static_cast<Column>(i), "is not named in the header");
        header_is_good_ = rejected_.empty();
    }

    void take_shoe(const CsvRow& row) {
        if (row.fields.size() != at_.size()) {
            rejected_.add({.line = line_,
                           .message = "has " + std::to_string(row.fields.size()) + " fields, the header " +
                                      std::to_string(at_.size())});
            return;
        }
        for (std::size_t i = 0; i < at_.size(); ++i) cells_[at_[i]] = trimmed(row.fields[i]);
        row_is_good_ = true;
        operations::ShoeOffered offer{.shoe = {.brand = words(brand, shoe_text_bytes_max),
                                               .color = one_of(color, shoe_colors),
                                               .style = words(style, shoe_text_bytes_max),
                                               .size = number(size, 1, shoe_size_max),
                                               .gender = one_of(gender, shoe_genders),
                                               .condition = one_of(condition, shoe_conditions)},
                                      .price = {.minor = cents()},
                                      .quantity = number(quantity, 0, stock_max),
                                      .sku = words(sku, sku_bytes_max_of_shop)};
        if (const auto [found, is_new] = lines_of_skus_.try_emplace(offer.sku, line_); !is_new && !offer.sku.empty())
            complain(sku, "'" + found->first + "' stands on line " + std::to_string(found->second) + " already");
        if (row_is_good_) offers_.push_back(std::move(offer));
    }

    std::string words(Column column, std::size_t bytes_max) {
        const std::string_view text = cells_[column];
        if (text.empty())
            complain(column, "is missing");
        else if (text.size() > bytes_max)
            complain(column, "is longer than " + std::to_string(bytes_max) + " bytes");
        else if (!is_utf8(text))
            complain(column, "is not UTF-8");
        else if (has_control_characters(text))
            complain(column, "has control characters");
        else
            return std::string(text);
        return {};
    }

    std::string one_of(Column column, std::span<const std::string_view> list) {
        std::string word = folded(cells_[column]);
        if (std::ranges::find(list, word) != list.end()) return word;
        std::string all;
        for (const std::string_view each : list) all += (all.empty() ? "" : ", ") + std::string(each);
        complain(column, "is none of " + all);
        return {};
    }

    std::int64_t number(Column column, std::int64_t min, std::int64_t max) {
        const auto value = parse_integer(cells_[column]);
        if (value && *value >= min && *value <= max) return *value;
        complain(column, "is no whole number from " + std::to_string(min) + " to " + std::to_string(max));
        return 0;
    }

    std::int64_t cents() {
        const auto minor = minor_units(cells_[price], Places::exact);
        if (minor && *minor > 0 && *minor <= price_max_minor) return *minor;
        complain(price, "is no amount above 0 with at most two places");
        return 0;
    }

    std::vector<Column> at_; // of each field of a row
    bool header_is_good_ = false;
    std::array<std::string_view, column_count> cells_{}; // of the current row
    std::int64_t line_ = 0;
    bool row_is_good_ = true;
    std::unordered_map<std::string, std::int64_t> lines_of_skus_;
    std::vector<operations::ShoeOffered> offers_;
    Rejected rejected_;
};

} // namespace

tl::expected<std::vector<operations::ShoeOffered>, Rejected> read_listings(std::string_view csv) {
    ListingsReader listings;
    CsvReader reader([&](const CsvRow& row) { listings.take(row); });
    if (reader.feed(csv)) reader.finish();
    return std::move(listings).result(reader.fault());
}

} // namespace cartwright::import
