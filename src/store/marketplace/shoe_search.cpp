#include "base/text.hpp"
#include "store/marketplace/shoe_search.sql.hpp"
#include "store/marketplace/shoes.hpp"

namespace cartwright::store::shoes {

namespace {

namespace queries = store::sql::shoe_search;

constexpr std::int64_t few = 2'000; // so many are sorted faster than an index is walked

/// Returns a pattern for texts that contain the text: "50%" → "%50!%%". It is empty when nothing is wanted.
std::string pattern_of(const std::optional<std::string>& text) {
    if (!text || text->empty()) return {};
    std::string pattern = "%";
    for (const char c : folded(*text)) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

/// The wish as the queries take it: 0 and '' match everything.
struct Conditions {
    std::string brand, style, color;
    std::int64_t seller = 0;
    std::int64_t verified = 0;
    const ShoeWish& wish;
};

template <class FoundQuery> ShoeListing found_in(const Rows& row, const FoundQuery& query) {
    return {
        .listing = {.price = {.minor = row.integer(query.price_minor)}, .stock = {.on_hand = row.integer(query.free)}},
        .number = row.integer(query.number),
        .shop = row.integer(query.seller_number),
        .verified = row.integer(query.verified) != 0,
        .shoe = {.brand = std::string(row.text(query.brand)),
                 .color = std::string(row.text(query.color)),
                 .style = std::string(row.text(query.style)),
                 .size = {row.integer(query.half_sizes)},
                 .gender = std::string(row.text(query.gender)),
                 .condition = std::string(row.text(query.condition))}};
}

template <class FoundQuery, class... More>
void gather(Transaction& transaction, const FoundQuery& query, const Conditions& asked, std::int64_t limit,
            std::vector<ShoeListing>& found, const More&... more) {
    const ShoeWish& wish = asked.wish;
    transaction.each(
        query, [&](const Rows& row) { found.push_back(found_in(row, query)); }, wish.price_min, wish.price_max,
        wish.size.value_or(ShoeSize{}).halves, wish.gender.value_or(""), wish.condition.value_or(""), asked.seller,
        asked.verified, asked.color, asked.brand, asked.style, limit, more...);
}

/// Returns whether `query` counts few candidates. Its last parameter is where it stops counting.
template <class CountQuery, class... Parameters>
bool are_few(Transaction& transaction, const CountQuery& query, const Parameters&... parameters) {
    const auto row = transaction.one(query, parameters..., few + 1);
    return (*row)->integer(query.count) <= few;
}

/// Takes the shortest way among few candidates. Returns false when all ways are long.
bool search_few(Transaction& transaction, const Conditions& asked, std::int64_t limit,
                std::vector<ShoeListing>& found) {
    const auto search = [&](const auto& query) {
        const std::int64_t by_tier = asked.wish.order == ShoeWish::Order::rank ? 1 : 0;
        const std::int64_t direction = asked.wish.order == ShoeWish::Order::cheapest ? 1 : -1;
        gather(transaction, query, asked, limit, found, by_tier, direction);
        return true;
    };
    const bool has_model = !asked.brand.empty() || !asked.style.empty() || !asked.color.empty();
    if (has_model && are_few(transaction, queries::count_of_models, asked.color, asked.brand, asked.style))
        return search(queries::among_models);
    const bool has_seller = asked.seller != 0 || asked.verified != 0;
    if (has_seller && are_few(transaction, queries::count_of_sellers, asked.seller, asked.verified))
        return search(queries::among_sellers);
    if (asked.wish.size && are_few(transaction, queries::count_of_size, asked.wish.size->halves))
        return search(queries::among_sizes);
    return false;
}

/// Walks along an index, tier by tier where the tier comes first.
void walk(Transaction& transaction, const Conditions& asked, std::int64_t limit, std::vector<ShoeListing>& found) {
    switch (asked.wish.order) {
    case ShoeWish::Order::cheapest: return gather(transaction, queries::cheapest, asked, limit, found);
    case ShoeWish::Order::dearest: return gather(transaction, queries::dearest, asked, limit, found);
    case ShoeWish::Order::rank: break;
    }
    for (std::int64_t tier = promotion_tier_max; tier >= 0; --tier) {
        const std::int64_t room = limit - static_cast<std::int64_t>(found.size());
        if (room > 0) gather(transaction, queries::ranked, asked, room, found, tier);
    }
}

} // namespace

std::vector<ShoeListing> find(Transaction& transaction, const ShoeWish& wish) {
    const Conditions asked{.brand = pattern_of(wish.brand),
                           .style = pattern_of(wish.style),
                           .color = wish.color.value_or(""),
                           .seller = wish.seller ? wish.seller->value : 0,
                           .verified = wish.verified ? 1 : 0,
                           .wish = wish};
    std::vector<ShoeListing> found;
    const std::int64_t limit = wish.first + wish.limit;
    if (!search_few(transaction, asked, limit, found)) walk(transaction, asked, limit, found);
    found.erase(found.begin(), found.begin() + std::min<std::ptrdiff_t>(wish.first, std::ssize(found)));
    return found;
}

} // namespace cartwright::store::shoes
