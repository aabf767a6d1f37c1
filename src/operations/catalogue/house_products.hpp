#pragma once

#include "domain/catalogue/house_product.hpp"
#include "operations/work.hpp"
#include "store/catalogue/products.hpp"

#include <vector>

/// The products of the house: admins manage them, everyone may read them.
namespace cartwright::operations {

inline constexpr std::int64_t products_listed_max = 100'000;

struct CreateProduct {
    ProductWish wish;
};

/// Creates a product and puts it on sale through every API at once. When no stock is given, it gets the number of
/// pieces that the terms set. Refused: member_invalid.
Result<HouseProduct> create_product(Work& work, const CreateProduct& wish);

struct NameProduct {
    ProductId product;
};

/// Refused: resource_not_found, also when the product is not the house's or is no longer offered.
Result<HouseProduct> show_product(Work& work, const NameProduct& wish);

/// All products, up to `products_listed_max`, in the order of their creation.
struct ListProducts {};
Result<std::vector<HouseProduct>> list_products(Work& work, const ListProducts& wish);

struct ChangeProduct {
    ProductId product;
    ProductWish wish;
};

/// Refused: member_not_found, as above; member_invalid, also when the stock would be less than what is held for orders.
Result<ProductId> change_product(Work& work, const ChangeProduct& wish);

/// Withdraws the product from every API. Refused: member_not_found.
Result<ProductId> remove_product(Work& work, const NameProduct& wish);

/// The house's present offer of a product, if there is one.
std::optional<store::products::Offer> house_offer(Work& work, ProductId product);

} // namespace cartwright::operations
