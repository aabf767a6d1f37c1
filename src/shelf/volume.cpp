#include "shelf/volume.hpp"

#include "base/text.hpp"
#include "shelf/name_order.hpp"

#include <algorithm>
#include <future>
#include <numeric>

namespace cartwright::shelf {

namespace {

constexpr std::size_t parallel_min = 20'000; // products; for fewer, starting a thread costs more than it saves

/// Groups the positions by their value in `numbers`. The values are from 0 to below `count`.
Postings grouped(std::span<const std::uint32_t> numbers, std::size_t count) {
    std::vector<std::uint32_t> counts(count);
    for (const std::uint32_t number : numbers) ++counts[number];
    Postings postings(numbers.size(), counts);
    for (std::size_t i = 0; i < numbers.size(); ++i) postings.add(numbers[i], static_cast<Position>(i));
    return postings;
}

/// Returns the number of each value, in the order of the values; `values` becomes the distinct ones, rising.
template <class Value> std::vector<std::uint32_t> numbered(std::vector<Value>& values) {
    std::vector<Value> different = values;
    std::ranges::sort(different);
    different.erase(std::unique(different.begin(), different.end()), different.end());
    different.shrink_to_fit();
    std::vector<std::uint32_t> numbers;
    numbers.reserve(values.size());
    for (const Value& value : values)
        numbers.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(different, value) - different.begin()));
    values = std::move(different);
    return numbers;
}

} // namespace

std::string brand_key(std::string_view brand) { return folded(single_spaced(brand)); }

Query::Query(const Wish& wanted)
    : wish(wanted), brand(brand_key(wanted.brand.value_or(std::string{}))), search(searchable(wanted.search)) {}

Volume::Volume(const std::vector<Stocked>& entries) : stock_(std::make_unique<StockColumn>(entries.size())) {
    items_.reserve(entries.size());
    ids_.reserve(entries.size());
    for (const Stocked& entry : entries) {
        stock_->set(static_cast<Position>(items_.size()), entry.level);
        ids_.push_back(entry.item->product.id);
        items_.push_back(entry.item);
    }
    texts_ = Texts(items_);
    const auto policy = entries.size() < parallel_min ? std::launch::deferred : std::launch::async;
    auto vocabulary = std::async(policy, [this] { return Vocabulary(texts_); });

    std::vector<std::int64_t> values(items_.size());
    std::ranges::transform(items_, values.begin(), [](const auto& item) { return item->price.minor; });
    by_price_ = Order(values);
    std::ranges::transform(items_, values.begin(), [](const auto& item) { return item->product.rating_hundredths; });
    by_rating_ = Order(values);
    by_name_ = ordered_by_name(texts_);
    index_listings();
    index_categories();
    index_brands();
    vocabulary_ = vocabulary.get();
}

void Volume::index_listings() {
    listings_.reserve(items_.size());
    for (const auto& item : items_) listings_.emplace_back(item->listing, static_cast<Position>(listings_.size()));
    std::ranges::sort(listings_);
}

void Volume::index_categories() {
    categories_.reserve(items_.size());
    for (const auto& item : items_) categories_.push_back(item->product.category);
    const std::vector<std::uint32_t> numbers = numbered(categories_);
    by_category_ = grouped(numbers, categories_.size());
}

void Volume::index_brands() {
    brands_.reserve(items_.size());
    for (const auto& item : items_) brands_.push_back(brand_key(item->product.brand));
    brand_ = numbered(brands_);
    by_brand_ = grouped(brand_, brands_.size());
}

std::optional<Position> Volume::position_of(ProductId id) const {
    // Ids without gaps, the usual case, need no search.
    if (ids_.empty() || id < ids_.front() || id > ids_.back()) return std::nullopt;
    const std::uint64_t offset = static_cast<std::uint64_t>(id.value) - static_cast<std::uint64_t>(ids_.front().value);
    if (offset < ids_.size() && ids_[offset] == id) return static_cast<Position>(offset);
    const auto found = std::ranges::lower_bound(ids_, id);
    if (found == ids_.end() || *found != id) return std::nullopt;
    return static_cast<Position>(found - ids_.begin());
}

std::span<const std::pair<ListingId, Position>> Volume::places_of(ListingId listing) const {
    const auto first = std::ranges::lower_bound(listings_, std::pair(listing, Position{0}));
    auto last = first;
    while (last != listings_.end() && last->first == listing) ++last;
    return {first, last};
}

std::optional<Level> Volume::level_of(ListingId listing) const {
    const auto places = places_of(listing);
    if (places.empty()) return std::nullopt;
    return stock_->level(places.front().second);
}

void Volume::restock(ListingId listing, Level level) const {
    for (const auto& place : places_of(listing)) stock_->set(place.second, level);
}

Set Volume::of_category(CategoryId category) const {
    const auto found = std::ranges::lower_bound(categories_, category);
    if (found == categories_.end() || *found != category) return {};
    return by_category_[static_cast<std::size_t>(found - categories_.begin())];
}

std::vector<Position> Volume::first_of_brands(std::optional<CategoryId> category, const Bits* live) const {
    std::vector<Position> firsts;
    std::vector<bool> seen(brands_.size());
    const auto note = [&](Position position) {
        if (seen[brand_[position]] || (live != nullptr && !live->has(position))) return;
        seen[brand_[position]] = true;
        firsts.push_back(position);
    };
    if (!category) {
        for (Position position = 0; position < size() && firsts.size() < brands_.size(); ++position) note(position);
        return firsts;
    }
    const Set set = of_category(*category);
    if (set.dense()) {
        for_each(std::span(set.words, words_for(size())), note);
    } else {
        for (const Position position : set.list) note(position);
    }
    return firsts;
}

} // namespace cartwright::shelf
