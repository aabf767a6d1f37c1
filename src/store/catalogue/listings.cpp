#include "store/catalogue/listings.hpp"

#include "domain/catalogue/events.hpp"
#include "store/catalogue/listings.sql.hpp"

namespace cartwright::store::listings {

namespace {

void change_stock(Transaction& transaction, ListingId listing, std::int64_t on_hand, std::int64_t held) {
    const std::int64_t more = on_hand - held;
    const auto note = [&transaction, more](const Rows& row) {
        constexpr auto& query = sql::listings::change_stock;
        const FreeStock stock{
            .listing = {row.integer(query.id)}, .free = row.integer(query.free), .version = row.integer(query.version)};
        transaction.stock_changed(stock);
        if (more == 0) return; // free stock is unchanged: what is sold now was held before
        if ((stock.free > 0) != (stock.free - more > 0)) transaction.offer_changed(stock.listing);
        const ProductId product{row.integer(query.product_id)};
        transaction.record(StockChanged{.product = product, .stock = stock});
        if (stock.free <= stock_low_at && stock.free - more > stock_low_at)
            transaction.record(StockLow{.product = product, .stock = stock});
    };
    transaction.execute_each(sql::listings::change_stock, note, listing, on_hand, held);
}

/// What a stock entry belongs to, if anything.
struct Cause {
    std::optional<OrderId> order{};
    std::optional<CartItemId> item{};
};

void add_entry(Transaction& transaction, ListingId listing, std::string_view kind, std::int64_t quantity,
               const Cause& cause) {
    transaction.execute(sql::listings::add_stock_entry, transaction.next_id<struct StockEntry>(), listing, kind,
                        quantity, cause.order, transaction.now(), cause.item);
}

} // namespace

std::vector<Stock> stocks_of_order(Transaction& transaction, OrderId order) {
    std::vector<Stock> stocks;
    const auto read = [&](const Rows& row) {
        constexpr auto& query = sql::listings::stocks_of_order;
        if (row.is_null(query.id)) return stocks.push_back({.endless = true});
        stocks.push_back({.on_hand = row.integer(query.on_hand),
                          .held = row.integer(query.held),
                          .endless = row.integer(query.endless) != 0});
    };
    transaction.each(sql::listings::stocks_of_order, read, order);
    return stocks;
}

void lock_of_cart(Transaction& transaction, CartId cart) { transaction.lock(sql::listings::lock_of_cart, cart); }

void lock_of_order(Transaction& transaction, OrderId order) { transaction.lock(sql::listings::lock_of_order, order); }

void lock(Transaction& transaction, ListingId listing) { transaction.lock(sql::listings::lock, listing); }

void put(Transaction& transaction, const Listing& listing) {
    transaction.execute(sql::listings::put, listing.id, listing.product, listing.seller, listing.price.minor,
                        listing.price.currency.text());
}

void make_endless(Transaction& transaction, ListingId listing) {
    transaction.execute(sql::listings::make_endless, listing);
}

void retire(Transaction& transaction, ListingId listing) {
    transaction.execute(sql::listings::retire, listing, transaction.now());
    transaction.offer_changed(listing);
}

void note_offers(Transaction& transaction) {
    transaction.await_rows();
    for (const ListingId listing : transaction.changed_offers())
        transaction.execute(sql::listings::note_offered, listing);
}

void hold(Transaction& transaction, ListingId listing, std::int64_t quantity) {
    change_stock(transaction, listing, 0, quantity);
}

void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, std::int64_t freed, OrderId order) {
    change_stock(transaction, listing, -quantity, -freed);
    add_entry(transaction, listing, "sold", -quantity, {.order = order});
}

void take_back(Transaction& transaction, ListingId listing, std::int64_t quantity, OrderId order) {
    change_stock(transaction, listing, quantity, 0);
    add_entry(transaction, listing, "returned", quantity, {.order = order});
}

void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, CartItemId item) {
    change_stock(transaction, listing, -quantity, 0);
    add_entry(transaction, listing, "sold", -quantity, {.item = item});
}

void take_back(Transaction& transaction, ListingId listing, std::int64_t quantity, CartItemId item) {
    change_stock(transaction, listing, quantity, 0);
    add_entry(transaction, listing, "returned", quantity, {.item = item});
}

void receive(Transaction& transaction, ListingId listing, std::int64_t quantity, std::string_view kind) {
    change_stock(transaction, listing, quantity, 0);
    add_entry(transaction, listing, kind, quantity, {});
}

} // namespace cartwright::store::listings
