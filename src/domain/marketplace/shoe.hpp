#pragma once

#include "domain/catalogue/product.hpp"
#include "domain/ids.hpp"
#include "domain/orders/cart.hpp"

#include <array>
#include <optional>

/// Shoes, as shops offer them at the marketplace.
namespace cartwright {

inline constexpr std::array<std::string_view, 16> shoe_colors{
    "black", "grey",  "white",  "ivory",  "beige", "brown", "metallic", "purple",
    "blue",  "green", "yellow", "orange", "pink",  "red",   "burgundy", "other"};
inline constexpr std::array<std::string_view, 4> shoe_genders{"youth", "women", "men", "unisex"};
inline constexpr std::array<std::string_view, 2> shoe_conditions{"new", "used"};

inline constexpr std::size_t shoe_text_bytes_max = 100; // brand, style
inline constexpr std::int64_t shoe_size_max = 1'000;
inline constexpr std::int64_t promotion_tier_max = 3;

/// A whole or a half size: 15 halves are size 7.5.
struct ShoeSize {
    std::int64_t halves = 0;

    friend auto operator<=>(const ShoeSize&, const ShoeSize&) = default;
};

constexpr ShoeSize whole_size(std::int64_t size) { return {.halves = 2 * size}; }

/// The size that a number of hundredths is: 750 → 7.5. Nothing when it is neither whole nor half, below 1 or too large.
std::optional<ShoeSize> shoe_size_of(std::int64_t hundredths);

/// "7", "7.5".
std::string format_size(ShoeSize size);

/// What tells one shoe from another.
struct Shoe {
    std::string brand;
    std::string color;
    std::string style;
    ShoeSize size{};
    std::string gender;
    std::string condition;

    friend bool operator==(const Shoe&, const Shoe&) = default;
};

/// "Nike Dunk Lows, blue, size 7": what the storefront calls it.
std::string name_of(const Shoe& shoe);

/// The same in lower case, as it is searched.
Shoe folded(Shoe shoe);

/// So many pieces at so many hundredths of the price.
struct FlashSale {
    FlashSaleId id{};
    std::int64_t percentage = 100;
    std::int64_t units = 0; // when it began
    std::int64_t left = 0;

    friend bool operator==(const FlashSale&, const FlashSale&) = default;
};

/// A shop's offer of a shoe.
struct ShoeListing {
    Listing listing{};
    std::int64_t number = 0; // as the marketplace spells it
    std::int64_t shop = 0;   // likewise
    bool verified = false;   // the shop is
    Shoe shoe{};
    std::string sku{}; // the shop's own code
    std::int64_t promotion_tier = 0;
    std::optional<FlashSale> flash_sale{};
    bool retired = false;
};

/// Which shoes are wanted; all conditions hold together.
struct ShoeWish {
    std::optional<std::string> brand{}; // a part of it, any case
    std::optional<std::string> style{}; // likewise
    std::optional<std::string> color{};
    std::optional<std::string> gender{};
    std::optional<std::string> condition{};
    std::optional<ShoeSize> size{};
    std::int64_t price_min = 0; // minor units, inclusive
    std::int64_t price_max = price_max_minor;
    enum class Order : std::uint8_t { rank, cheapest, dearest } order = Order::rank; // rank: by tier, then dearest
    bool verified = false;                                                           // only of verified shops
    std::optional<SellerId> seller{};
    std::int64_t first = 0; // how many to skip
    std::int64_t limit = 0;
};

/// What a piece costs in a flash sale: rounded half up, at least one minor unit.
Money price_in(const FlashSale& sale, Money price);

/// How many of the line's pieces are sold at the flash sale's price.
std::int64_t units_in(const std::optional<FlashSale>& sale, const Line& line);

/// The line as it is sold now: its first pieces at the price of the flash sale, as far as that goes, the rest at its
/// own.
std::vector<Line> priced(const Line& line, const std::optional<FlashSale>& sale);

} // namespace cartwright
