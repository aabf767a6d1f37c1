#pragma once

#include "shelf/shelf.hpp"
#include "shelf/volume.hpp"

namespace cartwright::shelf {

/// One state of all products: volumes, each much smaller than the one before it. A change adds a small volume and
/// strikes out what it replaces in the older ones; volumes that have come to a like size are bound into one. So a
/// change costs about what it changes, and a search looks at few volumes.
class Catalogue {
  public:
    Catalogue() = default;

    /// A catalogue of these alone, by product id; of two with the same id the later one counts.
    static std::shared_ptr<const Catalogue> of(std::vector<Item> items, std::span<const FreeStock> stock);

    /// This one with some products added or changed. What `stock` does not speak of stays as it is.
    [[nodiscard]] std::shared_ptr<const Catalogue> with(std::vector<Item> items,
                                                        std::span<const FreeStock> stock) const;

    /// This one without some products.
    [[nodiscard]] std::shared_ptr<const Catalogue> without(std::span<const ProductId> products) const;

    /// Seen by all readers of this catalogue at once.
    void restock(std::span<const FreeStock> stock) const;

    [[nodiscard]] Page find(const Wish& wish) const;
    [[nodiscard]] Found product(ProductId id) const;
    [[nodiscard]] std::vector<std::string> brands(std::optional<CategoryId> category) const;
    [[nodiscard]] std::size_t size() const;

  private:
    struct Part {
        std::shared_ptr<const Volume> volume;
        std::shared_ptr<const Bits> live; // null when nothing has been struck out
        std::size_t live_count = 0;
    };

    /// What was found in one volume.
    struct Share {
        const Volume* volume = nullptr;
        Selection selection;
    };

    /// A product in its volume.
    struct Place {
        const Volume* volume = nullptr;
        Position position = 0;
    };

    void strike_out(std::span<const ProductId> products);
    void bind(std::vector<Stocked> entries);
    [[nodiscard]] Level level_of(ListingId listing) const;
    static std::vector<Place> window(std::span<Share> shares, const Wish& wish, std::size_t first, std::size_t count);
    static bool before(const Wish& wish, const Place& left, const Place& right);

    std::vector<Part> parts_; // the oldest and largest first
};

} // namespace cartwright::shelf
