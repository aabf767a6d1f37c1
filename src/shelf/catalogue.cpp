#include "shelf/catalogue.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace cartwright::shelf {

namespace {

// A volume is merged with the changes if it has at most this many times as many products.
constexpr std::size_t binding_ratio = 4;

/// Stock in the order of listings, for look-ups by listing.
class StockList {
  public:
    explicit StockList(std::span<const FreeStock> stock) : stock_(stock.begin(), stock.end()) {
        std::ranges::stable_sort(stock_, {}, &FreeStock::listing);
    }

    /// Returns the last entry for that listing, if there is any.
    [[nodiscard]] std::optional<Level> find(ListingId listing) const {
        const auto end = std::ranges::upper_bound(stock_, listing, {}, &FreeStock::listing);
        if (end == stock_.begin() || (end - 1)->listing != listing) return std::nullopt;
        return Level{.free = (end - 1)->free, .version = (end - 1)->version};
    }

  private:
    std::vector<FreeStock> stock_;
};

ProductId id_of(const Stocked& entry) { return entry.item->product.id; }

/// Sorts by product id; of two entries with the same id, the later one stays.
void sort_by_id(std::vector<Stocked>& entries) {
    if (!std::ranges::is_sorted(entries, {}, id_of)) std::ranges::stable_sort(entries, {}, id_of);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i + 1 < entries.size() && id_of(entries[i]) == id_of(entries[i + 1])) continue;
        if (kept != i) entries[kept] = std::move(entries[i]);
        ++kept;
    }
    entries.resize(kept);
}

} // namespace

std::shared_ptr<const Catalogue> Catalogue::of(std::vector<Item> items, std::span<const FreeStock> stock) {
    const StockList listed(stock);
    const auto block = std::make_shared<const std::vector<Item>>(std::move(items)); // one block of memory for all
    std::vector<Stocked> entries;
    entries.reserve(block->size());
    for (const Item& item : *block)
        entries.push_back({.item = {block, &item}, .level = listed.find(item.listing).value_or(Level{})});
    sort_by_id(entries);
    auto catalogue = std::make_shared<Catalogue>();
    catalogue->bind(std::move(entries));
    return catalogue;
}

std::shared_ptr<const Catalogue> Catalogue::with(std::vector<Item> items, std::span<const FreeStock> stock) const {
    restock(stock);
    const StockList listed(stock);
    std::vector<Stocked> entries;
    entries.reserve(items.size());
    for (Item& item : items) {
        const Level known = level_of(item.listing);
        const Level reported = listed.find(item.listing).value_or(known);
        entries.push_back({.item = std::make_shared<const Item>(std::move(item)),
                           .level = reported.version < known.version ? known : reported});
    }
    sort_by_id(entries);
    auto catalogue = std::make_shared<Catalogue>(*this);
    std::vector<ProductId> replaced(entries.size());
    std::ranges::transform(entries, replaced.begin(), id_of);
    catalogue->mark_removed(replaced);
    catalogue->bind(std::move(entries));
    return catalogue;
}

std::shared_ptr<const Catalogue> Catalogue::without(std::span<const ProductId> products) const {
    auto catalogue = std::make_shared<Catalogue>(*this);
    catalogue->mark_removed(products);
    return catalogue;
}

void Catalogue::mark_removed(std::span<const ProductId> products) {
    for (Part& part : parts_) {
        std::shared_ptr<Bits> live;
        for (const ProductId product : products) {
            const std::optional<Position> position = part.volume->position_of(product);
            if (!position || (part.live && !part.live->has(*position))) continue;
            if (!live) {
                live = part.live ? std::make_shared<Bits>(*part.live) : std::make_shared<Bits>(part.volume->size());
                if (!part.live) live->set_to_intersection({});
            }
            live->remove(*position);
            --part.live_count;
        }
        if (live) part.live = std::move(live);
    }
}

void Catalogue::bind(std::vector<Stocked> entries) {
    while (!parts_.empty() && parts_.back().live_count <= binding_ratio * entries.size()) {
        const Part& part = parts_.back();
        const auto middle = static_cast<std::ptrdiff_t>(entries.size());
        entries.reserve(entries.size() + part.live_count);
        for (Position position = 0; position < part.volume->size(); ++position) {
            if (!part.live || part.live->has(position)) entries.push_back(part.volume->entry(position));
        }
        std::ranges::inplace_merge(entries, entries.begin() + middle, {}, id_of);
        parts_.pop_back();
    }
    if (entries.empty()) return;
    const std::size_t count = entries.size();
    parts_.push_back({.volume = std::make_shared<const Volume>(entries), .live = nullptr, .live_count = count});
}

void Catalogue::restock(std::span<const FreeStock> stock) const {
    for (const FreeStock& entry : stock) {
        for (const Part& part : parts_)
            part.volume->restock(entry.listing, {.free = entry.free, .version = entry.version});
    }
}

Level Catalogue::level_of(ListingId listing) const {
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
        if (const auto level = part->volume->level_of(listing)) return *level;
    }
    return {};
}

Page Catalogue::find(const Wish& wish) const {
    const Query query(wish);
    std::vector<Share> shares;
    shares.reserve(parts_.size());
    Page page;
    for (const Part& part : parts_) {
        Selection selection = part.volume->select(query, part.live.get());
        if (selection.count == 0) continue;
        page.total += static_cast<std::int64_t>(selection.count);
        shares.push_back({.volume = part.volume.get(), .selection = std::move(selection)});
    }
    if (wish.page < 1 || wish.page_size < 1 || page.total == 0) return page;
    if (wish.page - 1 > (page.total - 1) / wish.page_size) return page;
    const std::int64_t first = (wish.page - 1) * wish.page_size;
    const std::int64_t count = std::min(wish.page_size, page.total - first);
    for (const Place& place : window(shares, wish, static_cast<std::size_t>(first), static_cast<std::size_t>(count)))
        page.items.push_back({.item = &place.volume->item(place.position), .free = place.volume->free(place.position)});
    return page;
}

std::vector<Catalogue::Place> Catalogue::window(std::span<Share> shares, const Wish& wish, std::size_t first,
                                                std::size_t count) {
    const auto largest = std::ranges::max_element(shares, {}, [](const Share& share) { return share.selection.count; });
    std::swap(*largest, shares.front());
    std::size_t others = 0;
    for (const Share& share : shares.subspan(1)) others += share.selection.count;

    // At most `others` products of the other shares are before `first`. So all products of the largest share but the
    // last `others` before `first` are certainly before it. They are skipped.
    const std::size_t skipped = first - std::min(first, others);
    std::vector<Place> places;
    const auto by_wish = [&](const Place& left, const Place& right) { return before(wish, left, right); };
    for (const Share& share : shares) {
        const std::size_t from = &share == &shares.front() ? skipped : 0;
        const auto middle = static_cast<std::ptrdiff_t>(places.size());
        for (const Position position : share.volume->window(share.selection, wish, from, first + count - from))
            places.push_back({.volume = share.volume, .position = position});
        std::inplace_merge(places.begin(), places.begin() + middle, places.end(), by_wish);
    }
    places.erase(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(first - skipped));
    places.resize(std::min(places.size(), count));
    return places;
}

bool Catalogue::before(const Wish& wish, const Place& left, const Place& right) {
    const Item& l = left.volume->item(left.position);
    const Item& r = right.volume->item(right.position);
    std::strong_ordering order = std::strong_ordering::equal;
    switch (wish.sort_by) {
    case SortBy::nothing: return l.product.id < r.product.id;
    case SortBy::price: order = l.price.minor <=> r.price.minor; break;
    case SortBy::rating: order = l.product.rating_hundredths <=> r.product.rating_hundredths; break;
    case SortBy::name:
        order = left.volume->folded_name(left.position) <=> right.volume->folded_name(right.position);
        break;
    }
    if (order != 0) return wish.descending ? order > 0 : order < 0;
    return l.product.id < r.product.id;
}

Found Catalogue::product(ProductId id) const {
    for (const Part& part : parts_) {
        const std::optional<Position> position = part.volume->position_of(id);
        if (!position || (part.live && !part.live->has(*position))) continue;
        return {.item = &part.volume->item(*position), .free = part.volume->free(*position)};
    }
    return {};
}

std::vector<std::string> Catalogue::brands(std::optional<CategoryId> category) const {
    std::map<std::string, const Product*> found; // by `brand_key`; written as in the product with the lowest id
    for (const Part& part : parts_) {
        for (const Position position : part.volume->first_of_brands(category, part.live.get())) {
            const Product& product = part.volume->item(position).product;
            if (product.brand.empty()) continue;
            const Product*& first = found[brand_key(product.brand)];
            if (first == nullptr || product.id < first->id) first = &product;
        }
    }
    std::vector<std::string> brands;
    brands.reserve(found.size());
    for (const auto& [key, product] : found) brands.push_back(product->brand);
    return brands;
}

std::size_t Catalogue::size() const {
    std::size_t size = 0;
    for (const Part& part : parts_) size += part.live_count;
    return size;
}

} // namespace cartwright::shelf
