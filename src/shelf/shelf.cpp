#include "shelf/shelf.hpp"

#include "shelf/catalogue.hpp"
#include "shelf/published.hpp"

#include <algorithm>
#include <mutex>

namespace cartwright::shelf {

struct Shelf::State {
    std::mutex writing;
    Published<Catalogue> current;
};

Shelf::Shelf() : state_(std::make_unique<State>()) {}

Shelf::~Shelf() = default;

void Shelf::replace(std::vector<Item> items, std::span<const FreeStock> stock, const Newer& newer) {
    auto catalogue = Catalogue::of(std::move(items), stock);
    const std::scoped_lock lock(state_->writing);
    if (newer) catalogue->restock(newer());
    state_->current.store(std::move(catalogue));
}

void Shelf::put(std::vector<Item> items, std::span<const FreeStock> stock) {
    const std::scoped_lock lock(state_->writing);
    state_->current.store(state_->current.load()->with(std::move(items), stock));
}

void Shelf::take_off(std::span<const ProductId> products) {
    if (products.empty()) return;
    const std::scoped_lock lock(state_->writing);
    state_->current.store(state_->current.load()->without(products));
}

void Shelf::set_stock(std::span<const FreeStock> stock) {
    const std::scoped_lock lock(state_->writing);
    state_->current.load()->restock(stock);
}

Page Shelf::find(const Wish& wish) const {
    std::shared_ptr<const Catalogue> catalogue = state_->current.load();
    Page page = catalogue->find(wish);
    page.catalogue = std::move(catalogue);
    return page;
}

Single Shelf::product(ProductId id) const {
    std::shared_ptr<const Catalogue> catalogue = state_->current.load();
    const Found found = catalogue->product(id);
    return {.found = found, .catalogue = std::move(catalogue)};
}

Page Shelf::related(ProductId id, std::int64_t limit) const {
    std::shared_ptr<const Catalogue> catalogue = state_->current.load();
    const Found self = catalogue->product(id);
    if (self.item == nullptr) return {.total = 0, .items = {}, .catalogue = std::move(catalogue)};

    limit = std::clamp<std::int64_t>(limit, 0, static_cast<std::int64_t>(catalogue->size()));
    Page page = catalogue->find({.category = self.item->product.category,
                                 .sort_by = SortBy::rating,
                                 .descending = true,
                                 .page_size = limit + 1});
    page.total -= 1;
    std::erase_if(page.items, [&](const Found& found) { return found.item == self.item; });
    page.items.resize(std::min(page.items.size(), static_cast<std::size_t>(limit)));
    page.catalogue = std::move(catalogue);
    return page;
}

std::vector<std::string> Shelf::brands(std::optional<CategoryId> category) const {
    return state_->current.load()->brands(category);
}

std::size_t Shelf::size() const { return state_->current.load()->size(); }

} // namespace cartwright::shelf
