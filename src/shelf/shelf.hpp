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

/// A product with its offer, as readers need it.
struct Item {
    Product product;
    ListingId listing;
    Money price;
    SellerId seller = the_house;

    friend bool operator==(const Item&, const Item&) = default;
};

using cartwright::FreeStock;

enum class SortBy : std::uint8_t { nothing, price, rating, name };

/// The products that are wanted; all conditions must hold. Limits of prices and ratings are inclusive.
struct Wish {
    std::optional<CategoryId> category{};
    std::optional<std::string> brand{};      // case-insensitive
    std::optional<std::int64_t> price_min{}; // minor units
    std::optional<std::int64_t> price_max{};
    std::optional<std::int64_t> rating_min{}; // hundredths
    bool in_stock = false;                    // only products with free stock
    std::string search{};                     // a part of name or description, case-insensitive
    SortBy sort_by = SortBy::nothing;         // by id when `nothing`
    bool descending = false;                  // equal products stay in the order of their ids in both directions
    std::int64_t page = 1;
    std::int64_t page_size = 10;
};

struct Found {
    const Item* item = nullptr;
    std::int64_t free = 0;
};

class Catalogue; // one state of all products, with its indexes; only its stock changes

/// A page of the products wanted, and their total number. It keeps the catalogue alive to which its pointers refer.
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

/// The catalogue in memory, for readers. Reads see the effect of `put` and `set_stock` as soon as these have returned.
/// Thread-safe: reads wait neither for one another nor for a writer. Writers are serialised inside.
class Shelf {
  public:
    Shelf();
    ~Shelf();
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    /// Replaces all products: those that are not in `items` are removed. `stock` may come in any order. A listing
    /// without an entry has no stock.
    ///
    /// The new state is built while the old one is served and restocked. `newer`, when given, is called just before the
    /// switch. It returns the stock that has been set in the meantime. Products that are put in the meantime are lost.
    using Newer = std::function<std::vector<FreeStock>()>;
    void replace(std::vector<Item> items, std::span<const FreeStock> stock, const Newer& newer = {});

    /// Adds or changes some products, by product id.
    void put(std::vector<Item> items, std::span<const FreeStock> stock);

    /// Removes products from the shelf. Products that are not on it are ignored.
    void take_off(std::span<const ProductId> products);

    void set_stock(std::span<const FreeStock> stock);

    [[nodiscard]] Page find(const Wish& wish) const;
    [[nodiscard]] Single product(ProductId id) const;

    /// Returns up to `limit` other products of the same category: the best rated first, then by id.
    [[nodiscard]] Page related(ProductId id, std::int64_t limit) const;

    /// Returns all brands in use, in alphabetical order; only those of one category when it is given.
    [[nodiscard]] std::vector<std::string> brands(std::optional<CategoryId> category) const;

    [[nodiscard]] std::size_t size() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::shelf
