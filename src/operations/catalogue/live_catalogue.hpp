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

/// The shop as one thing: the store, and the shelf that follows it. Safe from any thread.
class LiveCatalogue {
  public:
    /// Reads the whole catalogue into the shelf. `spare_reader` is a reader number that no I/O thread uses.
    LiveCatalogue(store::Store& store, std::size_t spare_reader);
    LiveCatalogue(const LiveCatalogue&) = delete;
    LiveCatalogue& operator=(const LiveCatalogue&) = delete;

    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const shelf::Shelf& shelf() const { return shelf_; }
    [[nodiscard]] const shelf::Categories& categories() const { return categories_; }

    /// The catalogue is to be read anew, by the next `catch_up`. From any thread.
    void mark_stale() { outdated_ = true; }

    /// Reads anew what has changed: some products, or all of them when another process has changed them. One thread
    /// calls it, from time to time and when it has been told.
    void catch_up();

    /// Called, from any thread, when there is something to catch up with.
    void on_change(std::function<void()> listener);

    /// What other nodes have written: the stock of listings, products that are new or not what they were.
    void restock(std::span<const FreeStock> changed);
    void refresh(std::size_t reader, std::span<const ProductId> products);

    [[nodiscard]] std::size_t spare_reader() const { return spare_reader_; }

  private:
    void load();
    void load_failed();
    void be_refreshed(std::span<const ProductId> products);
    void refresh_changed();

    store::Store* store_;
    std::size_t spare_reader_;
    shelf::Shelf shelf_;
    shelf::Categories categories_;
    std::atomic<bool> outdated_ = false;

    std::mutex loading_mutex_; // one load or refresh at a time
    std::mutex mutex_;         // guards what follows
    bool loading_ = false;
    std::vector<FreeStock> changed_while_loading_; // in the order of the commits
    std::vector<ProductId> to_refresh_;
    std::function<void()> wake_;
};

/// Reads something, to see whether the database answers.
struct Answers {
    std::vector<std::string> newer_migrations{}; // of a newer version that the database has been made ready for
};
Result<Answers> ping(Work& work, const Answers& wish);

} // namespace cartwright::operations
