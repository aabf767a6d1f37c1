#include "import/products.hpp"

#include <array>

namespace cartwright::import {

namespace {

using operations::Goods;
using operations::PutGoods;

class ProductsReader {
    enum Column : std::size_t { sku, name, brand, category, price, currency, rating, stock, description, column_count };

    static constexpr std::array<ColumnRule, column_count> columns{{
        {.name = "sku", .bytes_max = sku_bytes_max, .filled = true},
        {.name = "name", .bytes_max = name_bytes_max, .filled = true},
        {.name = "brand", .bytes_max = brand_bytes_max},
        {.name = "category", .bytes_max = category_bytes_max, .filled = true},
        {.name = "price", .bytes_max = number_bytes_max, .filled = true},
        {.name = "currency", .bytes_max = number_bytes_max},
        {.name = "rating", .bytes_max = number_bytes_max},
        {.name = "stock", .bytes_max = number_bytes_max, .filled = true}, // empty is ambiguous: none or unchanged?
        {.name = "description", .bytes_max = description_bytes_max, .multiline = true},
    }};

  public:
    explicit ProductsReader(const Format& format) : format_(format) { table_.require_with(currency, price); }

    tl::expected<PutGoods, Rejected> read(std::string_view csv) && {
        table_.read(csv, format_.delimiter, [&] { take(); });
        if (table_.is_rejected()) return tl::unexpected<Rejected>(std::move(table_).take_rejected());
        put_.stock = table_.has(stock) ? PutGoods::Stock::set : PutGoods::Stock::keep;
        put_.columns = {.name = table_.has(name),
                        .brand = table_.has(brand),
                        .category = table_.has(category),
                        .description = table_.has(description),
                        .price = table_.has(price),
                        .rating = table_.has(rating)};
        return std::move(put_);
    }

  private:
    void take() {
        Goods goods{.sku = std::string(table_.text(sku)),
                    .name = std::string(table_.text(name)),
                    .brand = std::string(table_.text(brand)),
                    .category = std::string(table_.text(category)),
                    .description = std::string(table_.text(description)),
                    .price = {.minor = table_.hundredths(price, price_max_minor),
                              .currency = table_.currency(currency, format_.currency)},
                    .rating_hundredths = table_.hundredths(rating, rating_hundredths_max),
                    .stock = table_.whole_number(stock, stock_max)};
        table_.check_unique(sku);
        check_category(goods.category);
        if (table_.is_good_row()) put_.goods.push_back(std::move(goods));
    }

    void check_category(const std::string& wanted) {
        if (wanted.empty()) return;
        const std::string address = operations::slug(wanted);
        if (address.empty()) table_.add_error(category, "must contain a letter or a digit");
        const auto [found, is_new] = categories_.try_emplace(address, wanted);
        if (!is_new && found->second != wanted)
            table_.add_error(category, "'" + wanted + "' and '" + found->second + "' have the same web address");
    }

    Format format_;
    Table table_{"goods", columns};
    std::map<std::string, std::string, std::less<>> categories_; // by slug
    PutGoods put_{};
};

} // namespace

tl::expected<PutGoods, Rejected> read_products(std::string_view csv, const Format& format) {
    return ProductsReader(format).read(csv);
}

} // namespace cartwright::import
