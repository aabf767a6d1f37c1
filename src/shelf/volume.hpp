#pragma once

#include "shelf/order.hpp"
#include "shelf/stock_column.hpp"
#include "shelf/vocabulary.hpp"

#include <memory>

namespace cartwright::shelf {

/// Returns the key that brands are grouped and filtered by. Case and surplus spaces are ignored.
std::string brand_key(std::string_view brand);

/// A wish whose texts are converted once for all volumes to the forms that are compared.
struct Query {
    explicit Query(const Wish& wish);

    const Wish& wish;
    std::string brand;
    std::string search;
};

/// A product on its way into a volume, with what is free of it.
struct Stocked {
    std::shared_ptr<const Item> item;
    Level level{};
};

/// Some products with their indexes. Nothing of it changes but the stock. Where a product has been replaced since by
/// one in a younger volume, the catalogue says so by `live`, the set of those that still count; null means all.
class Volume {
  public:
    /// `entries` must be in the order of their product ids, without doubles.
    explicit Volume(const std::vector<Stocked>& entries);

    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] const Item& item(Position position) const { return *items_[position]; }
    [[nodiscard]] Stocked entry(Position position) const { return {items_[position], stock_->level(position)}; }
    [[nodiscard]] std::int64_t free(Position position) const { return stock_->free(position); }
    [[nodiscard]] std::string_view folded_name(Position position) const { return texts_.name(position); }

    [[nodiscard]] std::optional<Position> position_of(ProductId id) const;

    /// What is free of a listing; nothing when it is not in this volume.
    [[nodiscard]] std::optional<Level> level_of(ListingId listing) const;

    /// Says what is free of a listing from now on, if it is in this volume.
    void restock(ListingId listing, Level level) const;

    /// All products that fulfil the wish, in whatever order.
    [[nodiscard]] Selection select(const Query& query, const Bits* live) const;

    /// Of `selection` in the order that `wish` asks for, the `count` products from `first` on; fewer at the end.
    [[nodiscard]] std::vector<Position> window(const Selection& selection, const Wish& wish, std::size_t first,
                                               std::size_t count) const;

    /// For every brand that a live product of the category (or of any) has, the first such product.
    [[nodiscard]] std::vector<Position> first_of_brands(std::optional<CategoryId> category, const Bits* live) const;

  private:
    struct Limits {
        std::optional<Range> price;
        std::optional<Range> rating;
    };

    void index_listings();
    void index_categories();
    void index_brands();
    [[nodiscard]] Demand demand_of(const Query& query) const;
    [[nodiscard]] Limits limits_of(const Wish& wish) const;
    [[nodiscard]] Selection select_few(std::size_t shortest, const Demand& demand, const Limits& limits, bool in_stock,
                                       const Bits* live) const;
    [[nodiscard]] Selection select_many(Demand& demand, const Limits& limits, bool in_stock, const Bits* live) const;
    [[nodiscard]] Set of_category(CategoryId category) const;
    [[nodiscard]] std::span<const std::pair<ListingId, Position>> places_of(ListingId listing) const;

    std::vector<std::shared_ptr<const Item>> items_;
    std::unique_ptr<StockColumn> stock_;
    std::vector<ProductId> ids_;
    std::vector<std::pair<ListingId, Position>> listings_; // rising
    std::vector<CategoryId> categories_;                   // rising
    Postings by_category_;
    std::vector<std::string> brands_;  // in lower case, rising
    std::vector<std::uint32_t> brand_; // by position
    Postings by_brand_;
    Order by_price_;
    Order by_rating_;
    Order by_name_;
    Texts texts_;
    Vocabulary vocabulary_;
};

} // namespace cartwright::shelf
