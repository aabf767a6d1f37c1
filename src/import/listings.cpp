#include "import/listings.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace cartwright::import {

namespace {

using operations::PutShoes;
using operations::ShoeOffered;

class ListingsReader {
    enum Column : std::size_t {
        sku,
        brand,
        style,
        color,
        size,
        gender,
        condition,
        price,
        currency,
        quantity,
        column_count,
    };

    static constexpr std::array<ColumnRule, column_count> columns{{
        {.name = "sku", .bytes_max = sku_bytes_max, .filled = true},
        {.name = "brand", .bytes_max = shoe_text_bytes_max, .filled = true},
        {.name = "style", .bytes_max = shoe_text_bytes_max, .filled = true},
        {.name = "color", .bytes_max = shoe_text_bytes_max, .filled = true},
        {.name = "size", .bytes_max = number_bytes_max, .filled = true},
        {.name = "gender", .bytes_max = shoe_text_bytes_max, .filled = true},
        {.name = "condition", .bytes_max = shoe_text_bytes_max, .filled = true},
        {.name = "price", .bytes_max = number_bytes_max, .filled = true},
        {.name = "currency", .bytes_max = number_bytes_max},
        {.name = "quantity", .bytes_max = number_bytes_max, .filled = true},
    }};

  public:
    explicit ListingsReader(const Format& format) : format_(format) {
        table_.require_together({brand, style, color, size}); // together they form the product's name
        table_.require_with(currency, price);
    }

    tl::expected<PutShoes, Rejected> read(std::string_view csv) && {
        table_.read(csv, format_.delimiter, [&] { take(); });
        if (table_.is_rejected()) return tl::unexpected<Rejected>(std::move(table_).take_rejected());
        put_.columns = {.shoe = table_.has(brand),
                        .gender = table_.has(gender),
                        .condition = table_.has(condition),
                        .price = table_.has(price),
                        .quantity = table_.has(quantity)};
        return std::move(put_);
    }

  private:
    void take() {
        ShoeOffered offer{.shoe = {.brand = std::string(table_.text(brand)),
                                   .color = one_of(color, shoe_colors),
                                   .style = std::string(table_.text(style)),
                                   .size = shoe_size(),
                                   .gender = one_of(gender, shoe_genders),
                                   .condition = one_of(condition, shoe_conditions)},
                          .price = {.minor = cents(), .currency = table_.currency(currency, format_.currency)},
                          .quantity = number(quantity, 0, stock_max),
                          .sku = std::string(table_.text(sku))};
        table_.check_unique(sku);
        if (table_.is_good_row()) put_.offers.push_back(std::move(offer));
    }

    std::string one_of(Column column, std::span<const std::string_view> list) {
        if (!table_.has(column)) return {};
        std::string word = folded(table_.text(column));
        if (word.empty() || std::ranges::find(list, word) != list.end()) return word;
        std::string all;
        for (const std::string_view each : list) all += (all.empty() ? "" : ", ") + std::string(each);
        table_.add_error(column, "must be one of " + all);
        return {};
    }

    std::int64_t number(Column column, std::int64_t min, std::int64_t max) {
        const std::string_view text = table_.text(column);
        const auto value = parse_integer(text);
        if (value && *value >= min && *value <= max) return *value;
        if (!text.empty())
            table_.add_error(column,
                             "must be a whole number from " + std::to_string(min) + " to " + std::to_string(max));
        return 0;
    }

    ShoeSize shoe_size() {
        const std::string_view text = table_.text(size);
        const auto hundredths = minor_units(text, Places::exact);
        if (const auto found = hundredths ? shoe_size_of(*hundredths) : std::nullopt) return *found;
        if (!text.empty())
            table_.add_error(size, "must be a whole or half number from 1 to " + std::to_string(shoe_size_max));
        return {};
    }

    std::int64_t cents() {
        const std::string_view text = table_.text(price);
        const auto minor = minor_units(text, Places::exact);
        if (minor && *minor > 0 && *minor <= price_max_minor) return *minor;
        if (!text.empty()) table_.add_error(price, "must be an amount above 0 with at most two decimal places");
        return 0;
    }

    Format format_;
    Table table_{"listings", columns};
    PutShoes put_{};
};

} // namespace

tl::expected<PutShoes, Rejected> read_listings(std::string_view csv, const Format& format) {
    return ListingsReader(format).read(csv);
}

} // namespace cartwright::import
