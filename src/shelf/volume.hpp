#pragma once

#include "shelf/order.hpp"
#include "shelf/stock_column.hpp"
#include "shelf/vocabulary.hpp"

#include <memory>

namespace cartwright::shelf {

/// Returns the key that brands are grouped and filtered by. Case and surplus spaces are ignored.
std::string brand_key(std::string_view brand);

/// A wish with its texts converted, once for all volumes, to the forms that are compared.
struct Query {
    explicit Query(const Wish& wish);

    const Wish& wish;
    std::string brand;
    std::string search;
};

/// A product that is to be put into a volume, with its free stock.
struct Stocked {
    std::shared_ptr<const Item> item;
    Level level{};
};

/// Some products with their indexes. Only the stock changes. A younger volume may have replaced some of the products.
/// The catalogue then passes `live`, the set of products that still count; null means all.
class Volume {
  public:
    /// `entries` must be in the order of their product ids, without duplicates.
    explicit Volume(const std::vector<Stocked>& entries);

    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] const Item& item(Position position) const { return *items_[position]; }
    [[nodiscard]] Stocked entry(Position position) const { return {items_[position], stock_->level(position)}; }
    [[nodiscard]] std::int64_t free(Position position) const { return stock_->free(position); }
    [[nodiscard]] std::string_view folded_name(Position position) const { return texts_.name(position); }

    [[nodiscard]] std::optional<Position> position_of(ProductId id) const;

    /// Returns the free stock of a listing; nothing when the listing is not in this volume.
    [[nodiscard]] std::optional<Level> level_of(ListingId listing) const;

    /// Sets the free stock of a listing, if the listing is in this volume.
    void restock(ListingId listing, Level level) const;

    /// Returns all live products that fulfil the wish. The order that it asks for is not applied.
    [[nodiscard]] Selection select(const Query& query, const Bits* live) const;

    /// Returns the `count` products of `selection` from `first` on, in the order that `wish` asks for; fewer at the
    /// end.
    [[nodiscard]] std::vector<Position> window(const Selection& selection, const Wish& wish, std::size_t first,
                                               std::size_t count) const;

    /// Returns the first live product of each brand, of one category or of all.
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
