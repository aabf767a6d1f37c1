#include "store/listings.hpp"

#include "store/listings.sql.hpp"

namespace cartwright::store::listings {

namespace {

void change_stock(Transaction& transaction, ListingId listing, std::int64_t on_hand, std::int64_t held) {
    const auto row = transaction.one(sql::listings::change_stock, listing, on_hand, held);
    if (!row) throw Fault(Fault::Kind::broken, "no listing " + std::to_string(listing.value));
    transaction.stock_changed({.listing = listing, .free = (*row)->integer(0)});
}

void add_entry(Transaction& transaction, ListingId listing, std::string_view kind, std::int64_t quantity,
               std::optional<OrderId> order) {
    transaction.execute(sql::listings::add_stock_entry, transaction.next_id<struct StockEntry>(), listing, kind,
                        quantity, order, transaction.now());
}

} // namespace

std::optional<Offered> of_product(Transaction& transaction, ProductId product, SellerId seller) {
    const auto row = transaction.one(sql::listings::of_product, product, seller);
    if (!row) return std::nullopt;
    return Offered{.listing = {(*row)->integer(0)},
                   .name = std::string((*row)->text(1)),
                   .stock = {.on_hand = (*row)->integer(2), .held = (*row)->integer(3)}};
}

Stock stock(Transaction& transaction, ListingId listing) {
    const auto row = transaction.one(sql::listings::stock, listing);
    if (!row) throw Fault(Fault::Kind::broken, "no listing " + std::to_string(listing.value));
    return {.on_hand = (*row)->integer(0), .held = (*row)->integer(1)};
}

void put(Transaction& transaction, const Listing& listing) {
    transaction.execute(sql::listings::put, listing.id, listing.product, listing.seller, listing.price.minor,
                        listing.price.currency.text());
}

void hold(Transaction& transaction, ListingId listing, std::int64_t quantity) {
    change_stock(transaction, listing, 0, quantity);
}

void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, std::int64_t freed, OrderId order) {
    change_stock(transaction, listing, -quantity, -freed);
    add_entry(transaction, listing, "sold", -quantity, order);
}

void receive(Transaction& transaction, ListingId listing, std::int64_t quantity, std::string_view kind) {
    change_stock(transaction, listing, quantity, 0);
    add_entry(transaction, listing, kind, quantity, std::nullopt);
}

} // namespace cartwright::store::listings
