#include "operations/marketplace/shoes.hpp"

#include "domain/catalogue/events.hpp"
#include "domain/refusal.hpp"
#include "operations/catalogue/catalogue.hpp"
#include "operations/marketplace/shops.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/engine/counters.hpp"
#include "store/marketplace/shoes.hpp"

namespace cartwright::operations {

namespace listings = store::listings;
namespace products = store::products;
namespace shoes = store::shoes;

namespace {

const std::string category_of_shoes = "Clothing";

tl::unexpected<Refusal> not_found(std::int64_t number) {
    return refuse(Refusal{.why = Why::listing_not_found, .subject = std::to_string(number)});
}

std::string description_of(const Shoe& shoe) { return "For " + shoe.gender + ", " + shoe.condition + '.'; }

/// Sets how many pieces can be bought; those held for orders stay held.
void set_quantity(Work& work, ShoeListing& shoe, std::int64_t quantity) {
    const std::int64_t more = quantity - shoe.listing.stock.free();
    if (more == 0) return;
    listings::receive(work.tx, shoe.listing.id, more, more > 0 ? "received" : "corrected");
    shoe.listing.stock.on_hand += more;
}

/// The listing, locked, for callers who may act for its shop; for others it does not exist.
Result<ShoeListing> lock_own_shoe(Work& work, std::int64_t number) {
    const ShoeListing known = TRY(find_shoe(work, number));
    if (!work.actor.may_act_for(known.listing.seller)) return not_found(number);
    listings::lock(work.tx, known.listing.id);
    return find_shoe(work, number); // read again under the lock
}

/// The catalogue is locked.
ShoeListing add(Work& work, const Seller& seller, const ShoeOffered& offer) {
    const ProductId id = products::next(work.tx);
    const Product product{.id = id,
                          .category = find_or_make_category(work, category_of_shoes),
                          .sku = {},
                          .name = name_of(offer.shoe),
                          .brand = offer.shoe.brand,
                          .description = description_of(offer.shoe)};
    ShoeListing shoe{
        .listing = {.id = {id.value}, .product = id, .seller = seller.id, .price = offer.price},
        .number = store::counters::next(work.tx, "marketplace listings"),
        .shop = seller.number,
        .verified = seller.verified,
        .shoe = folded(offer.shoe),
        .sku = offer.sku,
    };
    products::put(work.tx, product);
    listings::put(work.tx, shoe.listing);
    shoes::put(work.tx, shoe);
    work.tx.record(ProductChanged{.product = product, .listing = shoe.listing});
    set_quantity(work, shoe, offer.quantity);
    return shoe;
}

/// Stores what has changed: in the listing, in the data that is searched, and in the product. `shoe_sent` replaces the
/// product's name and brand. The shelf follows.
void save_changes(Work& work, const ShoeListing& shoe, const Shoe* shoe_sent = nullptr) {
    listings::put(work.tx, shoe.listing);
    shoes::put(work.tx, shoe);
    Product product = products::offer(work.tx, shoe.listing.product).value().product;
    product.description = description_of(shoe.shoe);
    if (shoe_sent != nullptr) {
        product.name = name_of(*shoe_sent);
        product.brand = shoe_sent->brand;
    }
    products::put(work.tx, product);
    work.tx.record(ProductChanged{.product = product, .listing = shoe.listing});
}

/// The catalogue is locked. True when something was changed.
bool change(Work& work, ShoeListing shoe, const ShoeOffered& offer, const PutShoes::Columns& columns) {
    listings::lock(work.tx, shoe.listing.id);
    shoe = shoes::numbered(work.tx, shoe.number).value();
    ShoeListing changed = shoe;
    Shoe offered = offer.shoe;
    if (!columns.gender) offered.gender = shoe.shoe.gender;
    if (!columns.condition) offered.condition = shoe.shoe.condition;
    if (columns.shoe) {
        changed.shoe = folded(offered);
    } else {
        changed.shoe.gender = offered.gender;
        changed.shoe.condition = offered.condition;
    }
    if (columns.price) changed.listing.price = offer.price;
    const std::int64_t quantity = columns.quantity ? offer.quantity : shoe.listing.stock.free();
    const bool is_same = shoe.listing.price == changed.listing.price && shoe.shoe == changed.shoe;
    if (is_same && shoe.listing.stock.free() == quantity) return false;
    if (!is_same) save_changes(work, changed, columns.shoe ? &offered : nullptr);
    set_quantity(work, changed, quantity);
    return true;
}

} // namespace

Result<ShoeListing> find_shoe(Work& work, std::int64_t number) {
    auto shoe = shoes::numbered(work.tx, number);
    if (!shoe || shoe->retired) return not_found(number);
    return *std::move(shoe);
}

Result<std::vector<ShoeListing>> search_shoes(Work& work, const SearchShoes& asked) {
    ShoeWish wish = asked.wish;
    if (asked.shop) {
        const auto seller = find_shop(work, *asked.shop);
        if (!seller) return std::vector<ShoeListing>{};
        wish.seller = seller->id;
    }
    return shoes::find(work.tx, wish);
}

Result<ShoeListing> show_shoe(Work& work, const NameShoe& wish) { return find_shoe(work, wish.listing); }

Result<std::vector<ShoeListing>> compare_shoes(Work& work, const CompareShoes& wish) {
    std::vector<ShoeListing> found;
    found.reserve(wish.listings.size());
    for (const std::int64_t number : wish.listings) found.push_back(TRY(find_shoe(work, number)));
    return found;
}

Result<std::vector<ShoeListing>> list_shoes(Work& work, const ListShoes& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    return shoes::of_seller(work.tx, seller.id, wish.after, wish.limit);
}

Result<ShoeListing> offer_shoe(Work& work, const OfferShoe& wish) {
    products::lock_catalogue(work.tx);
    const Seller seller = TRY(own_shop(work, wish.shop));
    if (!wish.offer.sku.empty() && shoes::with_sku(work.tx, seller.id, wish.offer.sku))
        return refuse(Refusal{.why = Why::name_in_use, .subject = wish.offer.sku});
    return add(work, seller, wish.offer);
}

Result<ShoeListing> change_shoe(Work& work, const ChangeShoe& wish) {
    ShoeListing shoe = TRY(lock_own_shoe(work, wish.listing));
    shoe.listing.price.minor = wish.price_minor.value_or(shoe.listing.price.minor);
    shoe.shoe.condition = wish.condition.value_or(shoe.shoe.condition);
    shoe.promotion_tier = wish.promotion_tier.value_or(shoe.promotion_tier);
    if (wish.price_minor || wish.condition || wish.promotion_tier) save_changes(work, shoe);
    if (wish.quantity) set_quantity(work, shoe, *wish.quantity);
    return shoe;
}

Result<ShoeListing> retire_shoe(Work& work, const NameShoe& wish) {
    ShoeListing shoe = TRY(lock_own_shoe(work, wish.listing));
    retire(work, shoe.listing);
    shoe.listing.stock.on_hand = shoe.listing.stock.held;
    shoe.sku.clear(); // another listing may use it
    shoes::put(work.tx, shoe);
    shoes::end_flash_sale(work.tx, shoe.listing.id);
    shoe.retired = true;
    return shoe;
}

Result<ShoeListing> set_flash_sale(Work& work, const SetFlashSale& wish) {
    ShoeListing shoe = TRY(lock_own_shoe(work, wish.listing));
    shoe.flash_sale = FlashSale{.id = work.tx.next_id<struct FlashSale>(),
                                .percentage = wish.percentage,
                                .units = wish.units,
                                .left = wish.units};
    shoes::begin_flash_sale(work.tx, shoe.listing.id, *shoe.flash_sale);
    return shoe;
}

Result<ShoeListing> end_flash_sale(Work& work, const NameShoe& wish) {
    ShoeListing shoe = TRY(lock_own_shoe(work, wish.listing));
    shoes::end_flash_sale(work.tx, shoe.listing.id);
    shoe.flash_sale.reset();
    return shoe;
}

Result<ShoesPut> put_shoes(Work& work, const PutShoes& wish) {
    products::lock_catalogue(work.tx);
    const Seller seller = TRY(own_shop(work, wish.shop));
    ShoesPut result;
    const PutShoes::Columns& columns = wish.columns;
    const bool may_be_new = columns.shoe && columns.gender && columns.condition && columns.price && columns.quantity;
    Refusal unknown{.why = Why::malformed};
    for (const ShoeOffered& offer : wish.offers) {
        const auto present = shoes::with_sku(work.tx, seller.id, offer.sku);
        if (!present && !may_be_new) {
            if (unknown.available++ == 0) unknown.subject = offer.sku;
        } else if (!present) {
            add(work, seller, offer);
            ++result.added;
        } else if (change(work, *present, offer, columns)) {
            ++result.changed;
        } else {
            ++result.unchanged;
        }
    }
    if (unknown.available > 0) return refuse(std::move(unknown));
    return result;
}

} // namespace cartwright::operations
