#pragma once

#include "domain/catalogue/house_product.hpp"
#include "operations/work.hpp"
#include "store/catalogue/products.hpp"

#include <vector>

/// What the house offers, as admins make it and everybody sees it.
namespace cartwright::operations {

inline constexpr std::int64_t products_listed_max = 100'000;

struct CreateProduct {
    ProductWish wish;
};

/// The product is on sale at every door at once. Without a word about its stock there are as many pieces as the terms
/// say. Refused: member_invalid.
Result<HouseProduct> create_product(Work& work, const CreateProduct& wish);

struct NameProduct {
    ProductId product;
};

/// Refused: resource_not_found, also when it is not the house's or is offered no more.
Result<HouseProduct> see_product(Work& work, const NameProduct& wish);

/// All, up to `products_listed_max`, in the order in which they were made.
struct ListProducts {};
Result<std::vector<HouseProduct>> list_products(Work& work, const ListProducts& wish);

struct ChangeProduct {
    ProductId product;
    ProductWish wish;
};

/// Refused: member_not_found, as above; member_invalid, also when the stock would be less than what is held for orders.
Result<ProductId> change_product(Work& work, const ChangeProduct& wish);

/// It is gone from every door. Refused: member_not_found.
Result<ProductId> remove_product(Work& work, const NameProduct& wish);

/// What the house offers of a product now, if it does.
std::optional<store::products::Offer> house_offer(Work& work, ProductId product);

} // namespace cartwright::operations
