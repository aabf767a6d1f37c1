#pragma once

#include "domain/marketplace/shoe.hpp"
#include "operations/work.hpp"

#include <vector>

/// Shoes that shops offer. Each is also a product of the catalogue: the storefront sells it too.
namespace cartwright::operations {

/// A shoe as a shop offers it.
struct ShoeOffered {
    Shoe shoe;
    Money price;
    std::int64_t quantity = 0; // that can be bought
    std::string sku{};         // the shop's own code, unique among its listings; empty: none
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
    std::optional<std::int64_t> shop{}; // as the marketplace numbers it
};

/// The listing with that number. Refused: listing_not_found, with the number; also when it is retired.
Result<ShoeListing> find_shoe(Work& work, std::int64_t number);

/// marketplace A0-4, A0-5. A shop that does not exist offers nothing.
Result<std::vector<ShoeListing>> search_shoes(Work& work, const SearchShoes& wish);

/// Refused: listing_not_found.
Result<ShoeListing> show_shoe(Work& work, const NameShoe& wish);

/// The listings side by side, in the order of the request. Refused: listing_not_found.
Result<std::vector<ShoeListing>> compare_shoes(Work& work, const CompareShoes& wish);

/// All listings of a shop, including those that are sold out or retired. Refused: shop_not_found.
Result<std::vector<ShoeListing>> list_shoes(Work& work, const ListShoes& wish);

/// Adds a new product to the catalogue, offered by a shop. Refused: shop_not_found, name_in_use (the shop's own code).
Result<ShoeListing> offer_shoe(Work& work, const OfferShoe& wish);

/// Refused: listing_not_found.
Result<ShoeListing> change_shoe(Work& work, const ChangeShoe& wish);

/// Withdraws the listing from every API; pieces that are held for orders stay held. Refused: listing_not_found.
Result<ShoeListing> retire_shoe(Work& work, const NameShoe& wish);

/// Sells the next pieces at a reduced price, and ends an earlier flash sale of the listing. Refused: listing_not_found.
Result<ShoeListing> set_flash_sale(Work& work, const SetFlashSale& wish);
Result<ShoeListing> end_flash_sale(Work& work, const NameShoe& wish);

/// A shop's list of offers, matched by the shop's own codes. All or nothing, and idempotent: the same list again
/// changes nothing. Refused: shop_not_found; malformed, when there are new listings (`available` says how many,
/// `subject` names the first) and the list lacks one of the columns.
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
