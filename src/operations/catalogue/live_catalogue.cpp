#include "operations/catalogue/live_catalogue.hpp"

#include "store/catalogue/products.hpp"

#include <algorithm>
#include <utility>

namespace cartwright::operations {

namespace {

FreeStock stock_of(const Listing& listing) {
    return {.listing = listing.id, .free = listing.stock.free(), .version = listing.version};
}

shelf::Item item_of(store::products::Offer&& offer) {
    return {.product = std::move(offer.product),
            .listing = offer.listing.id,
            .price = offer.listing.price,
            .seller = offer.listing.seller};
}

} // namespace

LiveCatalogue::LiveCatalogue(store::Store& store, std::size_t spare_reader)
    : store_(&store), spare_reader_(spare_reader) {
    store.on_commit([this](const store::Store::Changed& changed) {
        restock(changed.stock);
        queue_refresh(changed.products);
    });
    store.on_foreign_change([this] { mark_stale(); });
    load();
}

void LiveCatalogue::queue_refresh(std::span<const ProductId> products) {
    if (products.empty()) return;
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        to_refresh_.insert(to_refresh_.end(), products.begin(), products.end());
        wake = wake_;
    }
    if (wake) wake();
}

void LiveCatalogue::on_change(std::function<void()> listener) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(listener);
}

void LiveCatalogue::catch_up() {
    if (!is_stale_) return refresh_changed();
    if (!is_stale_.exchange(false)) return;
    struct RetryOnFault { // after a fault the next round tries again
        LiveCatalogue& shop;
        bool is_done = false;
        ~RetryOnFault() {
            if (!is_done) shop.load_failed();
        }
    } retry{*this};
    load();
    retry.is_done = true;
}

void LiveCatalogue::refresh_changed() {
    std::vector<ProductId> products;
    {
        const std::lock_guard lock(mutex_);
        products.swap(to_refresh_);
    }
    std::ranges::sort(products);
    const auto duplicates = std::ranges::unique(products);
    products.erase(duplicates.begin(), duplicates.end());
    if (products.empty()) return;
    is_stale_ = true; // after a fault the next round reads everything
    refresh(spare_reader_, products);
    is_stale_ = false;
}

void LiveCatalogue::load_failed() {
    is_stale_ = true;
    const std::lock_guard lock(mutex_);
    loading_ = false;
    changed_while_loading_.clear();
}

/// Commits continue while the catalogue is being read: what they changed is newer than what was read.
void LiveCatalogue::load() {
    const std::lock_guard load_lock(loading_mutex_);
    {
        const std::lock_guard lock(mutex_);
        loading_ = true;
        changed_while_loading_.clear();
    }
    std::vector<shelf::Item> items;
    std::vector<FreeStock> stock;
    std::vector<Category> categories;
    store_->read(spare_reader_, [&](store::Transaction& tx) {
        items.clear();
        stock.clear();
        categories = store::products::categories(tx);
        store::products::each_offer(tx, [&](store::products::Offer&& offer) {
            stock.push_back(stock_of(offer.listing));
            items.push_back(item_of(std::move(offer)));
        });
    });
    categories_.replace(std::move(categories));
    shelf_.replace(std::move(items), stock, [this] {
        const std::lock_guard lock(mutex_);
        loading_ = false;
        return std::exchange(changed_while_loading_, {});
    });
}

void LiveCatalogue::refresh(std::size_t reader, std::span<const ProductId> products) {
    const std::lock_guard load_lock(loading_mutex_); // what is put on the shelf during a load would be lost
    std::vector<shelf::Item> items;
    std::vector<FreeStock> stock;
    std::vector<Category> categories;
    std::vector<ProductId> gone;
    store_->read(reader, [&](store::Transaction& tx) {
        items.clear();
        stock.clear();
        gone.clear();
        categories = store::products::categories(tx);
        for (const ProductId product : products) {
            auto offer = store::products::offer(tx, product);
            if (!offer) {
                gone.push_back(product);
                continue;
            }
            stock.push_back(stock_of(offer->listing));
            items.push_back(item_of(std::move(*offer)));
        }
    });
    categories_.replace(std::move(categories));
    shelf_.put(std::move(items), stock);
    shelf_.take_off(gone);
}

/// Sets the stock outside of the lock. A change between being noted and being set is applied twice, which is harmless.
void LiveCatalogue::restock(std::span<const FreeStock> changed) {
    {
        const std::lock_guard lock(mutex_);
        if (loading_) changed_while_loading_.insert(changed_while_loading_.end(), changed.begin(), changed.end());
    }
    shelf_.set_stock(changed);
}

Result<HealthCheck> ping(Work& work, const HealthCheck& wish) {
    store::products::categories(work.tx);
    return wish;
}

} // namespace cartwright::operations
