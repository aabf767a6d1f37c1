#pragma once

#include "domain/catalogue/product.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cartwright::shelf {

/// One product with its offer, as readers want it.
struct Item {
    Product product;
    ListingId listing;
    Money price;
    SellerId seller = the_house;

    friend bool operator==(const Item&, const Item&) = default;
};

using cartwright::FreeStock;

enum class SortBy : std::uint8_t { nothing, price, rating, name };

/// Which products are wanted; all conditions hold together. Prices and ratings are inclusive.
struct Wish {
    std::optional<CategoryId> category{};
    std::optional<std::string> brand{};      // any case
    std::optional<std::int64_t> price_min{}; // minor units
    std::optional<std::int64_t> price_max{};
    std::optional<std::int64_t> rating_min{}; // hundredths
    bool in_stock = false;                    // only what has free stock
    std::string search{};                     // anywhere in name or description, any case
    SortBy sort_by = SortBy::nothing;         // by id when nothing
    bool descending = false;                  // equal ones stay in the order of their ids either way
    std::int64_t page = 1;
    std::int64_t page_size = 10;
};

struct Found {
    const Item* item = nullptr;
    std::int64_t free = 0;
};

class Catalogue; // one immutable state of all products, with its indexes

/// A page of what was wished for, and how many there are in all. Keeps what it points to alive.
struct Page {
    std::int64_t total = 0;
    std::vector<Found> items{};
    std::shared_ptr<const Catalogue> catalogue{};
};

/// One product. `item` is null when there is none.
struct Single {
    Found found{};
    std::shared_ptr<const Catalogue> catalogue{};
};

/// The catalogue in memory, for readers: exact as soon as `put` or `set_stock` has returned. Reads never wait for one
/// another nor for a writer; any thread may read. One writer at a time (calls are serialised inside).
class Shelf {
  public:
    Shelf();
    ~Shelf();
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    /// Everything anew: what is not in `items` is gone. `stock` may come in any order; a listing without an entry has
    /// none.
    ///
    /// The new state is made beside the old one, which is served and restocked until then. `newer`, when given, is
    /// asked just before the change-over for the stock that has been set meanwhile; what is put meanwhile is lost.
    using Newer = std::function<std::vector<FreeStock>()>;
    void replace(std::vector<Item> items, std::span<const FreeStock> stock, const Newer& newer = {});

    /// Adds or changes some products (by product id).
    void put(std::vector<Item> items, std::span<const FreeStock> stock);

    /// Takes products off the shelf; those that are not on it do no harm.
    void take_off(std::span<const ProductId> products);

    void set_stock(std::span<const FreeStock> stock);

    [[nodiscard]] Page find(const Wish& wish) const;
    [[nodiscard]] Single product(ProductId id) const;

    /// Up to `limit` other products of the same category, best rated first, then by id.
    [[nodiscard]] Page related(ProductId id, std::int64_t limit) const;

    /// All brands in use, in alphabetical order; of one category when it is given.
    [[nodiscard]] std::vector<std::string> brands(std::optional<CategoryId> category) const;

    [[nodiscard]] std::size_t size() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::shelf
