#include "operations/catalogue/house_products.hpp"

#include "domain/catalogue/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/catalogue/catalogue.hpp"
#include "store/catalogue/listings.hpp"

namespace cartwright::operations {

namespace products = store::products;

namespace {

/// A category is identified by its slug, which must not be empty.
void check_category(std::vector<Flaw>& flaws, const ProductWish& wish) {
    if (wish.category && !wish.category->empty() && slug(*wish.category).empty())
        flaws.push_back(field_flaw("category", "is invalid"));
}

/// The house's offer of a product, with its listing locked.
Result<products::Offer> lock_offer(Work& work, ProductId product) {
    const auto known = products::offer(work.tx, product);
    if (!known || known->listing.seller != the_house) return refuse(Why::member_not_found);
    store::listings::lock(work.tx, known->listing.id);
    auto offer = products::offer(work.tx, product); // read again under the lock
    if (!offer) return refuse(Why::member_not_found);
    return *std::move(offer);
}

Goods goods_of(const products::Offer& present, const ProductWish& wish) {
    const Product& product = present.product;
    const Money price = present.listing.price;
    return {.sku = product.sku,
            .name = wish.name.value_or(product.name),
            .brand = wish.brand.value_or(product.brand),
            .category = {}, // passed by its number
            .description = product.description,
            .price = {.minor = wish.price_minor.value_or(price.minor), .currency = price.currency},
            .rating_hundredths = product.rating_hundredths,
            .stock = wish.stock.value_or(0)};
}

} // namespace

Result<HouseProduct> create_product(Work& work, const CreateProduct& asked) {
    const ProductWish& wish = asked.wish;
    std::vector<Flaw> flaws = flaws_of_new(wish);
    check_category(flaws, wish);
    if (!flaws.empty()) return invalid(std::move(flaws));
    const Goods goods{.name = *wish.name,
                      .brand = wish.brand.value_or(""),
                      .category = wish.category.value_or(""),
                      .price = {.minor = *wish.price_minor, .currency = work.terms.catalogue.currency},
                      .stock = wish.stock.value_or(work.terms.catalogue.new_product_stock)};
    return products::of_house(work.tx, add_goods(work, goods, work.actor.account)).value();
}

Result<HouseProduct> show_product(Work& work, const NameProduct& wish) {
    auto product = products::of_house(work.tx, wish.product);
    if (!product) return refuse(Why::resource_not_found);
    return *std::move(product);
}

Result<std::vector<HouseProduct>> list_products(Work& work, const ListProducts&) {
    return products::all_of_house(work.tx, products_listed_max);
}

Result<ProductId> change_product(Work& work, const ChangeProduct& asked) {
    const ProductWish& wish = asked.wish;
    std::vector<Flaw> flaws = flaws_of_change(wish);
    check_category(flaws, wish);
    std::optional<CategoryId> category;
    if (wish.category && flaws.empty()) {
        products::lock_catalogue(work.tx); // before any listing
        category = find_or_make_category(work, *wish.category);
    }
    const products::Offer present = TRY(lock_offer(work, asked.product));
    const std::int64_t held = present.listing.stock.held;
    if (flaws.empty() && wish.stock && *wish.stock < held)
        flaws.push_back(field_flaw("stock", "must be at least the " + std::to_string(held) + " held for orders"));
    if (!flaws.empty()) return invalid(std::move(flaws));
    const auto stock = wish.stock ? PutGoods::Stock::set : PutGoods::Stock::keep;
    if (auto changed =
            change_goods(work, goods_of(present, wish), present, category.value_or(present.product.category), stock);
        !changed)
        return refuse(std::move(changed).error());
    return asked.product;
}

Result<ProductId> remove_product(Work& work, const NameProduct& wish) {
    products::Offer present = TRY(lock_offer(work, wish.product));
    if (!present.product.sku.empty()) { // a later import with this SKU adds a new product
        present.product.sku.clear();
        products::put(work.tx, present.product);
    }
    retire(work, present.listing);
    return wish.product;
}

std::optional<products::Offer> house_offer(Work& work, ProductId product) {
    auto offer = products::offer(work.tx, product);
    if (offer && offer->listing.seller != the_house) offer.reset();
    return offer;
}

} // namespace cartwright::operations
