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

ShoeListing found_at(const Rows& row) {
    return {.listing = {.price = {.minor = row.integer(8)}, .stock = {.on_hand = row.integer(9)}},
            .number = row.integer(0),
            .shop = row.integer(1),
            .verified = row.integer(10) != 0,
            .shoe = {.brand = std::string(row.text(2)),
                     .color = std::string(row.text(3)),
                     .style = std::string(row.text(4)),
                     .size = {row.integer(5)},
                     .gender = std::string(row.text(6)),
                     .condition = std::string(row.text(7))}};
}

template <class... More>
void gather(Transaction& transaction, const Query& query, const Conditions& asked, std::int64_t limit,
            std::vector<ShoeListing>& found, const More&... more) {
    const ShoeWish& wish = asked.wish;
    transaction.each(
        query, [&](const Rows& row) { found.push_back(found_at(row)); }, wish.price_min, wish.price_max,
        wish.size.value_or(ShoeSize{}).halves, wish.gender.value_or(""), wish.condition.value_or(""), asked.seller,
        asked.verified, asked.color, asked.brand, asked.style, limit, more...);
}

bool are_few(const std::optional<Row>& count) { return (*count)->integer(0) <= few; }

/// Returns the query for the shortest way among few candidates; null when all ways are long.
const Query* short_way(Transaction& transaction, const Conditions& asked) {
    const bool has_model = !asked.brand.empty() || !asked.style.empty() || !asked.color.empty();
    if (has_model && are_few(transaction.one(queries::count_of_models, asked.color, asked.brand, asked.style, few + 1)))
        return &queries::among_models;
    const bool has_seller = asked.seller != 0 || asked.verified != 0;
    if (has_seller && are_few(transaction.one(queries::count_of_sellers, asked.seller, asked.verified, few + 1)))
        return &queries::among_sellers;
    if (asked.wish.size && are_few(transaction.one(queries::count_of_size, asked.wish.size->halves, few + 1)))
        return &queries::among_sizes;
    return nullptr;
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
    if (const Query* way = short_way(transaction, asked)) {
        const std::int64_t by_tier = wish.order == ShoeWish::Order::rank ? 1 : 0;
        const std::int64_t direction = wish.order == ShoeWish::Order::cheapest ? 1 : -1;
        gather(transaction, *way, asked, limit, found, by_tier, direction);
    } else {
        walk(transaction, asked, limit, found);
    }
    found.erase(found.begin(), found.begin() + std::min<std::ptrdiff_t>(wish.first, std::ssize(found)));
    return found;
}

} // namespace cartwright::store::shoes
