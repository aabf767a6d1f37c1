#pragma once

#include "domain/catalogue/product.hpp"
#include "operations/work.hpp"
#include "store/catalogue/products.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cartwright::operations {

/// A product as an import list has it, identified by its SKU.
struct Goods {
    std::string sku{}; // empty: none
    std::string name;
    std::string brand;
    std::string category; // its name; created when it does not exist; empty: none
    std::string description{};
    Money price;
    std::int64_t rating_hundredths = 0;
    std::int64_t stock = 0; // pieces on hand

    friend bool operator==(const Goods&, const Goods&) = default;
};

struct PutGoods {
    std::vector<Goods> goods;
    /// What happens to the stock of goods that are already in the catalogue: `keep` leaves it, `set` sets it to the
    /// list's number.
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

/// Adds goods to the catalogue or changes existing ones, matched by SKU. All or nothing, and idempotent: the same list
/// again changes nothing. New products continue the numbering. Refused: not_enough_stock, when the stock of a product
/// would fall below what is held for orders; malformed, when there are new products (`available` says how many,
/// `subject` names the first) and the list has no column for their name, category or price.
Result<GoodsPut> put_goods(Work& work, const PutGoods& wish);

/// Adds one product to the catalogue. `maker` is the member who creates it.
ProductId add_goods(Work& work, const Goods& goods, std::optional<AccountId> maker);

/// Finds the category with that name or with the same slug, and creates it when there is none. The catalogue must be
/// locked. Products without a category are in a hidden one.
CategoryId find_or_make_category(Work& work, const std::string& name);

/// Changes a product of the house whose listing is locked, and its number on hand when `stock` is `set`. True when
/// something was changed. Refused: not_enough_stock, as above.
Result<bool> change_goods(Work& work, const Goods& goods, const store::products::Offer& present, CategoryId category,
                          PutGoods::Stock stock);

/// Withdraws a locked listing from sale through every API. Its free stock is written off, so that it is out of stock
/// wherever it is still referenced.
void retire(Work& work, const Listing& listing);

/// The slug of a category, its part of a web address: "Home & Kitchen" → "home-kitchen".
std::string slug(std::string_view name);

} // namespace cartwright::operations
