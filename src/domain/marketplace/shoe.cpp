#include "domain/marketplace/shoe.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cartwright {

namespace {

constexpr std::int64_t hundredths_of_half = 50;
constexpr std::int64_t halves_of_whole = whole_size(1).halves;

} // namespace

std::optional<ShoeSize> shoe_size_of(std::int64_t hundredths) {
    const ShoeSize size{.halves = hundredths / hundredths_of_half};
    const bool is_one = size.halves >= halves_of_whole && size.halves <= shoe_size_max * halves_of_whole;
    if (!is_one || hundredths % hundredths_of_half != 0) return std::nullopt;
    return size;
}

std::string format_size(ShoeSize size) {
    const std::string whole = std::to_string(size.halves / halves_of_whole);
    return size.halves % halves_of_whole == 0 ? whole : whole + ".5";
}

std::string name_of(const Shoe& shoe) {
    return shoe.brand + ' ' + shoe.style + ", " + shoe.color + ", size " + format_size(shoe.size);
}

Shoe folded(Shoe shoe) {
    for (std::string* text : {&shoe.brand, &shoe.color, &shoe.style, &shoe.gender, &shoe.condition})
        *text = folded(*text);
    return shoe;
}

Money price_in(const FlashSale& sale, Money price) {
    constexpr std::int64_t whole = 100;
    const std::int64_t wholes = price.minor / whole; // separate from the rest to avoid overflow
    const std::int64_t rest = price.minor % whole;
    const std::int64_t minor = wholes * sale.percentage + (rest * sale.percentage + whole / 2) / whole;
    return {.minor = std::max<std::int64_t>(minor, 1), .currency = price.currency};
}

std::int64_t units_in(const std::optional<FlashSale>& sale, const Line& line) {
    return sale ? std::min(sale->left, line.quantity) : 0;
}

std::vector<Line> apply_flash_sale(const Line& line, const std::optional<FlashSale>& sale) {
    const std::int64_t units = units_in(sale, line);
    if (units == 0) return {line};
    std::vector<Line> lines{line};
    lines.front().quantity = units;
    lines.front().price = price_in(*sale, line.price);
    if (units < line.quantity) {
        lines.push_back(line);
        lines.back().quantity = line.quantity - units;
    }
    return lines;
}

} // namespace cartwright
