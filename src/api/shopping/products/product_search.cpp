#include "api/shopping/products/product_search.hpp"

#include "base/text.hpp"
#include "domain/members/member.hpp"

#include <algorithm>
#include <set>

namespace cartwright::api::shopping {

namespace {

constexpr std::int64_t products_looked_at = 1'000; // for each query of the shelf
constexpr std::int64_t minor_units_in_one = 100;

bool has_all(const shelf::Item& item, const std::vector<std::string>& words) {
    std::vector<std::string> own = search_words(item.product.name);
    own.push_back(decimal_places(item.price.minor));
    return std::ranges::all_of(words, [&](const std::string& word) {
        return std::ranges::any_of(own, [&](const std::string& each) { return each.starts_with(word); });
    });
}

/// The prices for the longest word that may begin a price, since it begins the fewest. Empty when no word does.
std::vector<PriceRange> prices_in(const std::vector<std::string>& words) {
    std::vector<PriceRange> ranges;
    std::size_t longest = 0;
    for (const std::string& word : words) {
        if (word.size() <= longest) continue;
        if (auto begun = prices_beginning(word); !begun.empty()) {
            ranges = std::move(begun);
            longest = word.size();
        }
    }
    return ranges;
}

} // namespace

std::vector<PriceRange> prices_beginning(std::string_view word) {
    const std::size_t point = word.find('.');
    const auto whole = parse_integer(word.substr(0, point));
    const bool is_plain = !word.empty() && word.front() >= '0' && word.front() <= '9';
    if (!whole || !is_plain || *whole > price_max_minor / minor_units_in_one) return {};
    if (*whole == 0 && word.substr(0, point) != "0") return {};
    if (word.front() == '0' && *whole != 0) return {};
    if (point != std::string_view::npos) {
        const std::string_view fraction = word.substr(point + 1);
        if (fraction.empty()) return {{*whole * 100, *whole * 100 + 99}};
        const auto digits = parse_integer(fraction);
        if (!digits || fraction.front() == '-' || fraction.size() > 2) return {};
        const std::int64_t step = fraction.size() == 1 ? 10 : 1;
        return {{*whole * 100 + *digits * step, *whole * 100 + *digits * step + step - 1}};
    }
    std::vector<PriceRange> ranges;
    std::int64_t scale = minor_units_in_one;
    do {
        ranges.push_back({*whole * scale, (*whole + 1) * scale - 1});
        scale *= 10;
    } while (*whole > 0 && *whole * scale <= price_max_minor);
    return ranges;
}

std::vector<shelf::Page> products_with(const shelf::Shelf& shelf, const std::vector<std::string>& words) {
    if (words.empty()) return {};
    const std::string& longest = *std::ranges::max_element(words, {}, &std::string::size);
    std::vector<shelf::Page> pages;
    pages.push_back(shelf.find({.search = longest, .page_size = products_looked_at}));
    for (const PriceRange& range : prices_in(words))
        pages.push_back(shelf.find({.price_min = range.from, .price_max = range.to, .page_size = products_looked_at}));

    std::set<ProductId> seen;
    for (shelf::Page& page : pages)
        std::erase_if(page.items, [&](const shelf::Found& found) {
            if (found.item->seller != the_house) return true; // shops have an API of their own
            return !has_all(*found.item, words) || !seen.insert(found.item->product.id).second;
        });
    return pages;
}

} // namespace cartwright::api::shopping
