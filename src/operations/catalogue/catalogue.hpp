#pragma once

#include "domain/catalogue/product.hpp"
#include "operations/work.hpp"
#include "store/catalogue/products.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cartwright::operations {

/// A product as a list of goods has it, known by its SKU.
struct Goods {
    std::string sku{}; // empty: it has none
    std::string name;
    std::string brand;
    std::string category; // its name; made when it does not exist; empty: none
    std::string description{};
    Money price;
    std::int64_t rating_hundredths = 0;
    std::int64_t stock = 0; // what there is to be sold now

    friend bool operator==(const Goods&, const Goods&) = default;
};

struct PutGoods {
    std::vector<Goods> goods;
    /// What happens to the stock of goods that are in the catalogue already: `keep` it, or `set` it to what the list
    /// says.
    enum class Stock : std::uint8_t { keep, set } stock = Stock::keep;
    /// The columns that the list has. Other values stay as they are, and are empty in new goods.
    struct Columns {
        bool name = true;
        bool brand = true;
        bool category = true;
        bool description = true;
        bool price = true;
        bool rating = true;
    } columns{};
};

struct GoodsPut {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
};

/// Adds goods to the catalogue or changes those that it has (by SKU). All or nothing; putting the same list again
/// changes nothing. New products are numbered on from the last. Refused: not_enough_stock, when the stock of a product
/// would fall below what is held for orders; malformed, when there are new products (`available`, of which `subject` is
/// the first) and the list has no column for their name, category or price.
Result<GoodsPut> put_goods(Work& work, const PutGoods& wish);

/// Adds one product to the catalogue. `maker` is the member who makes it.
ProductId add_goods(Work& work, const Goods& goods, std::optional<AccountId> maker);

/// The number of the category of that name, or of one that is the same in a web address: made when there is none; the
/// catalogue is locked. What has no category is in one that nobody is shown.
CategoryId find_or_make_category(Work& work, const std::string& name);

/// Changes a product of the house, whose listing is locked, and the number on hand where `stock` says so. True when
/// something was changed. Refused: not_enough_stock, as above.
Result<bool> change_goods(Work& work, const Goods& goods, const store::products::Offer& present, CategoryId category,
                          PutGoods::Stock stock);

/// The listing, which is locked, is offered no more at any door. What is not promised to anybody leaves with it: then
/// nobody finds it in stock, wherever it may still stand.
void retire(Work& work, const Listing& listing);

/// The part of a web address that a category is known by: "Home & Kitchen" → "home-kitchen".
std::string slug(std::string_view name);

} // namespace cartwright::operations
