#include "operations/catalogue/catalogue.hpp"

#include "domain/catalogue/events.hpp"
#include "domain/refusal.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"

#include <map>

namespace cartwright::operations {

namespace listings = store::listings;
namespace products = store::products;

namespace {

using CategoryNumbers = std::map<std::string, CategoryId, std::less<>>;

CategoryId category_of(Work& work, CategoryNumbers& known, const std::string& name) {
    const auto found = known.find(name);
    if (found != known.end()) return found->second;
    auto id = products::category_named(work.tx, name);
    if (!id) id = products::category_with_slug(work.tx, slug(name)); // the same except for capitals or punctuation
    if (!id) {
        id = products::next_category(work.tx);
        products::add(work.tx, Category{.id = *id, .name = name, .slug = slug(name)});
        if (name.empty()) products::hide(work.tx, *id);
    }
    return known.emplace(name, *id).first->second;
}

Product product_of(const Goods& goods, ProductId id, CategoryId category) {
    return {.id = id,
            .category = category,
            .sku = goods.sku,
            .name = goods.name,
            .brand = goods.brand,
            .description = goods.description,
            .rating_hundredths = goods.rating_hundredths};
}

void add(Work& work, const Goods& goods, ProductId id, CategoryId category, std::optional<AccountId> maker = {}) {
    const Product product = product_of(goods, id, category);
    products::put(work.tx, product, maker);
    const Listing offer{.id = {id.value}, .product = id, .seller = the_house, .price = goods.price};
    listings::put(work.tx, offer);
    work.tx.record(ProductChanged{.product = product, .listing = offer});
    if (goods.stock > 0) listings::receive(work.tx, offer.id, goods.stock, "received");
}

/// Goods that are in the catalogue: the list's values, and the present ones for columns that the list lacks.
Goods completed(Goods goods, const PutGoods::Columns& columns, const products::Offer& present) {
    if (!columns.name) goods.name = present.product.name;
    if (!columns.brand) goods.brand = present.product.brand;
    if (!columns.description) goods.description = present.product.description;
    if (!columns.price) goods.price = present.listing.price;
    if (!columns.rating) goods.rating_hundredths = present.product.rating_hundredths;
    return goods;
}

/// Decides whether a list has the columns that new goods need, and counts the goods that cannot be added.
class NewGoods {
  public:
    explicit NewGoods(const PutGoods::Columns& columns)
        : is_enough_(columns.name && columns.category && columns.price) {}

    bool may_be_added(const std::string& sku) {
        if (!is_enough_ && unknown_++ == 0) first_ = sku;
        return is_enough_;
    }
    [[nodiscard]] Result<void> result() const {
        if (unknown_ == 0) return {};
        return refuse(Refusal{.why = Why::malformed, .subject = first_, .available = unknown_});
    }

  private:
    bool is_enough_;
    std::int64_t unknown_ = 0;
    std::string first_{};
};

} // namespace

CategoryId find_or_make_category(Work& work, const std::string& name) {
    CategoryNumbers known;
    return category_of(work, known, name);
}

ProductId add_goods(Work& work, const Goods& goods, std::optional<AccountId> maker) {
    products::lock_catalogue(work.tx);
    const CategoryId category = find_or_make_category(work, goods.category);
    const ProductId id = products::next(work.tx);
    add(work, goods, id, category, maker);
    return id;
}

Result<bool> change_goods(Work& work, const Goods& goods, const products::Offer& present, CategoryId category,
                          PutGoods::Stock stock) {
    const Product product = product_of(goods, present.product.id, category);
    const std::int64_t more = stock == PutGoods::Stock::set ? goods.stock - present.listing.stock.on_hand : 0;
    if (product == present.product && goods.price == present.listing.price && more == 0) return false;
    if (present.listing.stock.free() + more < 0)
        return refuse(Refusal{.why = Why::not_enough_stock,
                              .subject = goods.name,
                              .requested = goods.stock,
                              .available = present.listing.stock.held});
    if (product != present.product || goods.price != present.listing.price) {
        products::put(work.tx, product);
        const Listing offer{.id = present.listing.id, .product = product.id, .seller = the_house, .price = goods.price};
        listings::put(work.tx, offer);
        work.tx.record(ProductChanged{.product = product, .listing = offer});
    }
    if (more != 0) listings::receive(work.tx, present.listing.id, more, more > 0 ? "received" : "corrected");
    return true;
}

void retire(Work& work, const Listing& listing) {
    const std::int64_t left = listing.stock.free();
    if (left != 0) listings::receive(work.tx, listing.id, -left, "corrected");
    listings::retire(work.tx, listing.id);
    work.tx.record(ProductRetired{.product = listing.product, .listing = listing.id});
}

Result<GoodsPut> put_goods(Work& work, const PutGoods& wish) {
    products::lock_catalogue(work.tx);
    GoodsPut result;
    CategoryNumbers categories;
    ProductId next = products::next(work.tx);
    NewGoods new_goods(wish.columns);
    for (const Goods& goods : wish.goods) {
        products::lock_sku(work.tx, goods.sku, the_house);
        const auto present = products::with_sku(work.tx, goods.sku, the_house);
        if (!present && !new_goods.may_be_added(goods.sku)) continue;
        const CategoryId category =
            wish.columns.category ? category_of(work, categories, goods.category) : present->product.category;
        if (!present) {
            add(work, goods, next, category);
            ++next.value;
            ++result.added;
        } else if (TRY(change_goods(work, completed(goods, wish.columns, *present), *present, category, wish.stock))) {
            ++result.changed;
        } else {
            ++result.unchanged;
        }
    }
    if (const auto complete = new_goods.result(); !complete) return refuse(complete.error());
    return result;
}

std::string slug(std::string_view name) {
    std::string text;
    for (const char c : name) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ||
            static_cast<unsigned char>(lower) >= 0x80)
            text += lower;
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    while (!text.empty() && text.back() == '-') text.pop_back();
    return text;
}

} // namespace cartwright::operations
