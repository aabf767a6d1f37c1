#pragma once

#include "operations/work.hpp"
#include "shelf/categories.hpp"
#include "shelf/shelf.hpp"
#include "store/engine/store.hpp"

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

namespace cartwright::operations {

/// The live catalogue: the store, and the shelf that follows its changes. Thread-safe, but only one thread calls
/// `catch_up`.
class LiveCatalogue {
  public:
    /// Reads the whole catalogue into the shelf. `spare_reader` is the number of a reader that no I/O thread uses.
    LiveCatalogue(store::Store& store, std::size_t spare_reader);
    LiveCatalogue(const LiveCatalogue&) = delete;
    LiveCatalogue& operator=(const LiveCatalogue&) = delete;

    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const shelf::Shelf& shelf() const { return shelf_; }
    [[nodiscard]] const shelf::Categories& categories() const { return categories_; }

    /// Makes the next `catch_up` reload the whole catalogue. Thread-safe.
    void mark_stale() { is_stale_ = true; }

    /// Reloads what has changed: single products, or the whole catalogue when another process has changed it. One
    /// thread calls it, periodically and when the listener was called.
    void catch_up();

    /// Sets the listener, which is called from any thread when products are to be refreshed. `mark_stale` does not call
    /// it.
    void on_change(std::function<void()> listener);

    /// Applies what other nodes have written: the stock of listings, and products that are new or changed.
    void restock(std::span<const FreeStock> changed);
    void refresh(std::size_t reader, std::span<const ProductId> products);

    [[nodiscard]] std::size_t spare_reader() const { return spare_reader_; }

  private:
    void load();
    void load_failed();
    void queue_refresh(std::span<const ProductId> products);
    void refresh_changed();

    store::Store* store_;
    std::size_t spare_reader_;
    shelf::Shelf shelf_;
    shelf::Categories categories_;
    std::atomic<bool> is_stale_ = false;

    std::mutex loading_mutex_; // one load or refresh at a time
    std::mutex mutex_;         // guards what follows
    bool loading_ = false;
    std::vector<FreeStock> changed_while_loading_; // in the order of the commits
    std::vector<ProductId> to_refresh_;
    std::function<void()> wake_;
};

/// A health check: reads from the database to verify that it answers.
struct HealthCheck {
    std::vector<std::string> newer_migrations{}; // of a newer version, for which the database has been prepared
};
Result<HealthCheck> ping(Work& work, const HealthCheck& wish);

} // namespace cartwright::operations
