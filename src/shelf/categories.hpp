#pragma once

#include "domain/catalogue/product.hpp"
#include "shelf/published.hpp"

#include <vector>

namespace cartwright::shelf {

/// The categories in memory, in the order of their ids. Reads never wait. Thread-safe.
class Categories {
  public:
    using All = std::vector<Category>;

    void replace(All categories) { all_.store(std::make_shared<const All>(std::move(categories))); }
    [[nodiscard]] std::shared_ptr<const All> all() const { return all_.load(); }

  private:
    Published<All> all_;
};

/// Returns the category with that id; null when there is none.
inline const Category* find(const Categories::All& all, CategoryId id) {
    for (const Category& category : all)
        if (category.id == id) return &category;
    return nullptr;
}

} // namespace cartwright::shelf
