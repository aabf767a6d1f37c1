#pragma once

#include "shelf/shelf.hpp"
#include "shelf/volume.hpp"

namespace cartwright::shelf {

/// One state of all products. It consists of volumes, each much smaller than the one before it. A change adds a small
/// volume and removes the products that it replaces from the older ones. Volumes of similar size are merged. So a
/// change costs about as much as the products that it changes, and a search visits few volumes.
class Catalogue {
  public:
    Catalogue() = default;

    /// Returns a catalogue of these products only. Of two items with the same product id, the later one counts.
    static std::shared_ptr<const Catalogue> of(std::vector<Item> items, std::span<const FreeStock> stock);

    /// Returns this catalogue with some products added or changed. Listings that are not in `stock` keep their stock.
    [[nodiscard]] std::shared_ptr<const Catalogue> with(std::vector<Item> items,
                                                        std::span<const FreeStock> stock) const;

    /// Returns this catalogue without some products.
    [[nodiscard]] std::shared_ptr<const Catalogue> without(std::span<const ProductId> products) const;

    /// Changes the stock in place. All readers of this catalogue see the change at once.
    void restock(std::span<const FreeStock> stock) const;

    [[nodiscard]] Page find(const Wish& wish) const;
    [[nodiscard]] Found product(ProductId id) const;
    [[nodiscard]] std::vector<std::string> brands(std::optional<CategoryId> category) const;
    [[nodiscard]] std::size_t size() const;

  private:
    struct Part {
        std::shared_ptr<const Volume> volume;
        std::shared_ptr<const Bits> live; // null when no product has been removed
        std::size_t live_count = 0;
    };

    /// The matches in one volume.
    struct Share {
        const Volume* volume = nullptr;
        Selection selection;
    };

    /// A product, as its volume and its position there.
    struct Place {
        const Volume* volume = nullptr;
        Position position = 0;
    };

    void mark_removed(std::span<const ProductId> products);
    void bind(std::vector<Stocked> entries);
    [[nodiscard]] Level level_of(ListingId listing) const;
    static std::vector<Place> window(std::span<Share> shares, const Wish& wish, std::size_t first, std::size_t count);
    static bool before(const Wish& wish, const Place& left, const Place& right);

    std::vector<Part> parts_; // the oldest and largest first
};

} // namespace cartwright::shelf
