#pragma once

#include "domain/catalogue/product.hpp"
#include "domain/ids.hpp"
#include "domain/orders/cart.hpp"

#include <array>
#include <optional>

/// The values that marketplace shops may give for a shoe.
namespace cartwright {

inline constexpr std::array<std::string_view, 16> shoe_colors{
    "black", "grey",  "white",  "ivory",  "beige", "brown", "metallic", "purple",
    "blue",  "green", "yellow", "orange", "pink",  "red",   "burgundy", "other"};
inline constexpr std::array<std::string_view, 4> shoe_genders{"youth", "women", "men", "unisex"};
inline constexpr std::array<std::string_view, 2> shoe_conditions{"new", "used"};

inline constexpr std::size_t shoe_text_bytes_max = 100; // of brand and style
inline constexpr std::int64_t shoe_size_max = 1'000;
inline constexpr std::int64_t promotion_tier_max = 3;

/// A whole or half size: 15 halves are size 7.5.
struct ShoeSize {
    std::int64_t halves = 0;

    friend auto operator<=>(const ShoeSize&, const ShoeSize&) = default;
};

constexpr ShoeSize whole_size(std::int64_t size) { return {.halves = 2 * size}; }

/// Converts hundredths to a size: 750 → 7.5. Returns nothing when it is neither whole nor half, below 1 or too large.
std::optional<ShoeSize> shoe_size_of(std::int64_t hundredths);

/// Formats a size: "7", "7.5".
std::string format_size(ShoeSize size);

/// The attributes that distinguish shoes.
struct Shoe {
    std::string brand;
    std::string color;
    std::string style;
    ShoeSize size{};
    std::string gender;
    std::string condition;

    friend bool operator==(const Shoe&, const Shoe&) = default;
};

/// Returns the name that the storefront shows: "Nike Dunk Lows, blue, size 7".
std::string name_of(const Shoe& shoe);

/// Returns the shoe with its texts case-folded, for searches.
Shoe folded(Shoe shoe);

/// A reduced price, as a percentage of the price, for the next `left` pieces.
struct FlashSale {
    FlashSaleId id{};
    std::int64_t percentage = 100;
    std::int64_t units = 0; // at the start of the sale
    std::int64_t left = 0;

    friend bool operator==(const FlashSale&, const FlashSale&) = default;
};

/// A shop's offer of a shoe.
struct ShoeListing {
    Listing listing{};
    std::int64_t number = 0; // as the marketplace formats it
    std::int64_t shop = 0;   // likewise
    bool verified = false;   // whether the shop is verified
    Shoe shoe{};
    std::string sku{}; // the shop's own code
    std::int64_t promotion_tier = 0;
    std::optional<FlashSale> flash_sale{};
    bool retired = false;
};

/// A search for shoes; all conditions must hold.
struct ShoeWish {
    std::optional<std::string> brand{}; // a substring, in any case
    std::optional<std::string> style{}; // likewise
    std::optional<std::string> color{};
    std::optional<std::string> gender{};
    std::optional<std::string> condition{};
    std::optional<ShoeSize> size{};
    std::int64_t price_min = 0; // minor units, inclusive
    std::int64_t price_max = price_max_minor;
    enum class Order : std::uint8_t { rank, cheapest, dearest } order = Order::rank; // rank: tier, then dearest first
    bool verified = false;                                                           // only verified shops
    std::optional<SellerId> seller{};
    std::int64_t first = 0; // how many to skip
    std::int64_t limit = 0;
};

/// Returns the price of a piece in a flash sale: rounded half up, at least one minor unit.
Money price_in(const FlashSale& sale, Money price);

/// Returns how many pieces of the line are sold at the flash sale's price.
std::int64_t units_in(const std::optional<FlashSale>& sale, const Line& line);

/// Splits the line by price: the first pieces at the flash sale's price while it lasts, the rest at the regular price.
std::vector<Line> apply_flash_sale(const Line& line, const std::optional<FlashSale>& sale);

} // namespace cartwright
