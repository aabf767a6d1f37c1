// storefront: category_id, brand "Case-insensitive", min_price and max_price "Inclusive", in_stock "Only items with
// stock > 0", search "Searches name and description", sort_by "price, rating, name".
#include "shelf/volume.hpp"

#include <algorithm>
#include <limits>

namespace cartwright::shelf {

namespace {

constexpr std::size_t few_min = 64;        // up to this many products, …
constexpr std::size_t few_share = 256;     // … plus 1/256 of the volume, are tested one by one; more as bits
constexpr std::size_t shallow = 256;       // a page that ends before this place is selected with a heap
constexpr std::size_t gathering_costs = 4; // gathering one product costs as much as this many steps of a walk

bool contains(const Set& set, Position position) {
    if (set.dense()) return Mask{.words = set.words}.has(position);
    return std::ranges::binary_search(set.list, position);
}

std::vector<Position> first_positions(const Selection& selection, std::size_t first, std::size_t count) {
    std::vector<Position> page;
    page.reserve(count);
    if (!selection.dense) {
        const auto start = selection.list.begin() + static_cast<std::ptrdiff_t>(first);
        page.assign(start, start + static_cast<std::ptrdiff_t>(count));
        return page;
    }
    const Position start = selection.bits.at_rank(first);
    const std::span<const Word> words = selection.bits.words();
    Word rest = words[start / word_bits] & (~Word{0} << (start % word_bits));
    for (std::size_t i = start / word_bits; page.size() < count; rest = words[++i]) {
        for (; rest != 0 && page.size() < count; rest &= rest - 1)
            page.push_back(static_cast<Position>(i * word_bits + static_cast<std::size_t>(std::countr_zero(rest))));
    }
    return page;
}

/// Follows the order and picks selected products. Gives up when that takes more than `steps` steps.
std::optional<std::vector<Position>> walk(const Order& order, Range range, const Selection& selection, bool descending,
                                          std::size_t first, std::size_t count, std::size_t steps) {
    std::vector<Position> page;
    page.reserve(count);
    std::size_t seen = 0;
    order.walk(range, descending, [&](Position position) {
        if (selection.has(position) && seen++ >= first) page.push_back(position);
        return page.size() < count && steps-- > 0;
    });
    if (page.size() < count) return std::nullopt;
    return page;
}

/// Collects all selected products, each with its place in the order, and sorts no more than necessary.
std::vector<Position> gather(const Order& order, const Selection& selection, bool descending, std::size_t first,
                             std::size_t count) {
    // Reads first the positions, then their places in the order, so that the processor can load many of these at a
    // time.
    std::vector<Position> positions;
    positions.reserve(selection.count);
    for_each(selection, [&](Position position) { positions.push_back(position); });
    std::vector<std::uint64_t> keys;
    keys.reserve(selection.count);
    const std::uint32_t flip = descending ? std::numeric_limits<std::uint32_t>::max() : 0;
    for (const Position position : positions)
        keys.push_back(std::uint64_t{order.group(position) ^ flip} << 32 | position);
    const auto start = keys.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = start + static_cast<std::ptrdiff_t>(count);
    if (first + count <= shallow) {
        std::partial_sort(keys.begin(), end, keys.end());
    } else {
        std::nth_element(keys.begin(), start, keys.end());
        std::nth_element(start, end, keys.end());
        std::sort(start, end);
    }
    std::vector<Position> page;
    page.reserve(count);
    for (auto key = start; key != end; ++key) page.push_back(static_cast<Position>(*key));
    return page;
}

} // namespace

Demand Volume::demand_of(const Query& query) const {
    Demand demand;
    if (query.wish.category) demand.want(of_category(*query.wish.category));
    if (query.wish.brand && !demand.impossible) {
        const auto found = std::ranges::lower_bound(brands_, query.brand);
        if (found != brands_.end() && *found == query.brand) {
            demand.want(by_brand_[static_cast<std::size_t>(found - brands_.begin())]);
        } else {
            demand.impossible = true;
        }
    }
    if (!query.search.empty() && !demand.impossible) vocabulary_.look_up(query.search, demand);
    return demand;
}

Volume::Limits Volume::limits_of(const Wish& wish) const {
    Limits limits;
    if (wish.price_min || wish.price_max) limits.price = by_price_.between(wish.price_min, wish.price_max);
    if (wish.rating_min) limits.rating = by_rating_.between(wish.rating_min, std::nullopt);
    return limits;
}

Selection Volume::select(const Query& query, const Bits* live) const {
    Demand demand = demand_of(query);
    const Limits limits = limits_of(query.wish);
    if (demand.impossible || (limits.price && limits.price->empty()) || (limits.rating && limits.rating->empty()))
        return {};

    std::size_t shortest = demand.sets.size();
    for (std::size_t i = 0; i < demand.sets.size(); ++i) {
        if (demand.sets[i].dense()) continue;
        if (shortest == demand.sets.size() || demand.sets[i].count < demand.sets[shortest].count) shortest = i;
    }
    if (shortest < demand.sets.size() && demand.sets[shortest].count <= few_min + size() / few_share)
        return select_few(shortest, demand, limits, query.wish.in_stock, live);
    return select_many(demand, limits, query.wish.in_stock, live);
}

Selection Volume::select_few(std::size_t shortest, const Demand& demand, const Limits& limits, bool in_stock,
                             const Bits* live) const {
    Selection selection;
    for (const Position position : demand.sets[shortest].list) {
        if (live != nullptr && !live->has(position)) continue;
        if (limits.price && !limits.price->has(by_price_.group(position))) continue;
        if (limits.rating && !limits.rating->has(by_rating_.group(position))) continue;
        if (in_stock && !stock_->some(position)) continue;
        bool in_all = true;
        for (std::size_t i = 0; i < demand.sets.size() && in_all; ++i)
            in_all = i == shortest || contains(demand.sets[i], position);
        if (in_all) selection.list.push_back(position);
    }
    if (!demand.text.empty()) selection.list = texts_.keep_containing(demand.text, std::move(selection.list));
    selection.count = selection.list.size();
    return selection;
}

Selection Volume::select_many(Demand& demand, const Limits& limits, bool in_stock, const Bits* live) const {
    std::vector<Mask> masks;
    if (live != nullptr) masks.push_back(live->mask());
    for (const Set& set : demand.sets) {
        if (!set.dense()) {
            demand.made_bits.emplace_back(size()).add(set.list);
            masks.push_back(demand.made_bits.back().mask());
        } else {
            masks.push_back({.words = set.words});
        }
    }
    if (limits.price) by_price_.add_masks(*limits.price, masks);
    if (limits.rating) by_rating_.add_masks(*limits.rating, masks);

    Selection selection{.count = 0, .dense = true, .bits = Bits(size()), .list = {}};
    selection.bits.set_to_intersection(masks);
    if (limits.price) by_price_.trim(*limits.price, selection.bits);
    if (limits.rating) by_rating_.trim(*limits.rating, selection.bits);
    if (in_stock) stock_->keep_available(selection.bits);
    if (!demand.text.empty()) {
        std::vector<Position> candidates;
        for_each(selection.bits.words(), [&](Position position) { candidates.push_back(position); });
        selection.bits = Bits(size());
        selection.bits.add(texts_.keep_containing(demand.text, std::move(candidates)));
    }
    selection.count = selection.bits.count();
    return selection;
}

std::vector<Position> Volume::window(const Selection& selection, const Wish& wish, std::size_t first,
                                     std::size_t count) const {
    if (first >= selection.count) return {};
    count = std::min(count, selection.count - first);
    if (wish.sort_by == SortBy::nothing) return first_positions(selection, first, count);

    const bool by_price = wish.sort_by == SortBy::price;
    const bool by_rating = wish.sort_by == SortBy::rating;
    const Limits limits = limits_of(wish);
    const Order& order = by_price ? by_price_ : by_rating ? by_rating_ : by_name_;
    const std::optional<Range> limit = by_price ? limits.price : by_rating ? limits.rating : std::nullopt;
    const Range range = limit.value_or(order.everything());

    // If the selected products are spread evenly, a walk meets `first + count` of them after this many steps.
    const std::size_t steps = (first + count) * order.positions(range) / selection.count;
    const std::size_t steps_max = gathering_costs * selection.count;
    if (selection.dense && steps < steps_max) {
        auto page = walk(order, range, selection, wish.descending, first, count, steps_max);
        if (page) return *std::move(page);
    }
    return gather(order, selection, wish.descending, first, count);
}

} // namespace cartwright::shelf
