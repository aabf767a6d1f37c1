#pragma once

#include "domain/marketplace/shoe.hpp"
#include "operations/work.hpp"

#include <vector>

/// Shoes that shops offer. Each is a product of the whole house: what a shop offers here, the storefront sells too.
namespace cartwright::operations {

/// A shoe as a shop offers it.
struct ShoeOffered {
    Shoe shoe;
    Money price;
    std::int64_t quantity = 0; // that can be bought
    std::string sku{};         // the shop's own code, unique among its listings; empty when it has none
};

struct OfferShoe {
    std::int64_t shop = 0;
    ShoeOffered offer;
};
struct ChangeShoe {
    std::int64_t listing = 0;
    std::optional<std::int64_t> price_minor{}; // in the currency that it has
    std::optional<std::int64_t> quantity{};
    std::optional<std::string> condition{};
    std::optional<std::int64_t> promotion_tier{};
};
struct SetFlashSale {
    std::int64_t listing = 0;
    std::int64_t units = 0;
    std::int64_t percentage = 0;
};
struct NameShoe {
    std::int64_t listing = 0;
};
struct CompareShoes {
    std::vector<std::int64_t> listings;
};
struct ListShoes {
    std::int64_t shop = 0;
    std::int64_t after = 0;
    std::int64_t limit = 0;
};
struct SearchShoes {
    ShoeWish wish;
    std::optional<std::int64_t> shop{}; // as the marketplace spells it
};

/// Refused: listing_not_found, with the number; also when it is retired.
Result<ShoeListing> find_shoe(Work& work, std::int64_t number);

/// marketplace A0-4, A0-5. A shop that does not exist offers nothing.
Result<std::vector<ShoeListing>> search_shoes(Work& work, const SearchShoes& wish);

/// Refused: listing_not_found.
Result<ShoeListing> show_shoe(Work& work, const NameShoe& wish);

/// Side by side, in the order asked for. Refused: listing_not_found.
Result<std::vector<ShoeListing>> compare_shoes(Work& work, const CompareShoes& wish);

/// All of a shop, also what is sold out or retired. Refused: shop_not_found.
Result<std::vector<ShoeListing>> list_shoes(Work& work, const ListShoes& wish);

/// A new product of the house, offered by a shop. Refused: shop_not_found, name_in_use (the shop's own code).
Result<ShoeListing> offer_shoe(Work& work, const OfferShoe& wish);

/// Refused: listing_not_found.
Result<ShoeListing> change_shoe(Work& work, const ChangeShoe& wish);

/// It is offered nowhere any more; pieces that orders wait for stay theirs. Refused: listing_not_found.
Result<ShoeListing> retire_shoe(Work& work, const NameShoe& wish);

/// The next pieces are sold at a part of the price; an earlier flash sale of the listing ends. Refused:
/// listing_not_found.
Result<ShoeListing> set_flash_sale(Work& work, const SetFlashSale& wish);
Result<ShoeListing> end_flash_sale(Work& work, const NameShoe& wish);

/// A shop's list of what it offers, known by its own codes. All or nothing; putting the same list again changes
/// nothing. Refused: shop_not_found; malformed, when there are new listings (`available`, of which `subject` is the
/// first) and the list does not say all of them.
struct PutShoes {
    std::int64_t shop = 0;
    std::vector<ShoeOffered> offers;
    /// The columns that the list has; `shoe` is brand, style, colour and size together. Other values stay as they are.
    struct Columns {
        bool shoe = true;
        bool gender = true;
        bool condition = true;
        bool price = true;
        bool quantity = true;
    } columns{};
};
struct ShoesPut {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
};
Result<ShoesPut> put_shoes(Work& work, const PutShoes& wish);

} // namespace cartwright::operations
