#include "operations/orders/sales.hpp"

#include "domain/orders/events.hpp"
#include "domain/orders/sale_postings.hpp"
#include "domain/orders/seller_shares.hpp"
#include "domain/orders/terms.hpp"
#include "operations/reactions.hpp"
#include "store/catalogue/listings.hpp"
#include "store/engine/counters.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/orders/holds.hpp"
#include "store/orders/orders.hpp"
#include "store/orders/sellers.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace counters = store::counters;
namespace holds = store::holds;
namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace orders = store::orders;
namespace sellers = store::sellers;

namespace {

bool has_other_sellers(const std::vector<Line>& lines) {
    return std::ranges::any_of(lines, [](const Line& line) { return line.seller != the_house; });
}

void freeze_shares(Work& work, OrderId order, const std::vector<Line>& lines) {
    if (!has_other_sellers(lines)) return;
    for (SellerOrder share : shares_of(lines, sellers::of_lines(work.tx, lines))) {
        share.id = work.tx.secret_id<struct SellerOrder>();
        share.order = order;
        sellers::add_order(work.tx, share);
    }
}

/// Starts the parts of the sellers. Shops' parts get a number, by which a buyer tracks them.
std::vector<SellerOrder> begin_parts(Work& work, const Order& order) {
    if (!has_other_sellers(order.lines)) return {};
    std::vector<SellerOrder> parts = sellers::of_order(work.tx, order.id);
    const std::vector<Seller> known = sellers::of_lines(work.tx, order.lines);
    for (SellerOrder& part : parts) {
        part.step = Step::processing;
        if (order.tax_mode == TaxMode::exclusive) part.tax_minor = tax_of_seller(order, part.seller);
        const auto seller = std::ranges::find(known, part.seller, &Seller::id);
        if (seller != known.end() && seller->kind == Seller::Kind::shop) {
            part.number = counters::next(work.tx, "marketplace orders");
            part.due = work.tx.now() + work.terms.orders.delivery_ms;
            count_sales(work, part.seller, sales_of(part.seller, order.lines));
        }
        sellers::set_step(work.tx, part);
    }
    return parts;
}

void place(Work& work, OrderId order, CartId cart, const Placement& placement) {
    orders::add(work.tx, order, work.door, cart, placement);
    freeze_shares(work, order, placement.lines);
    work.tx.record(OrderPlaced{.order = order,
                               .cart = cart,
                               .door = std::string(work.door),
                               .lines = placement.lines,
                               .total = placement.total});
    if (placement.hold_deadline) holds::add(work.tx, order, placement.lines, *placement.hold_deadline);
}

} // namespace

OrderId place_order(Work& work, CartId cart, const Placement& placement) {
    const auto order = work.tx.secret_id<struct Order>();
    place(work, order, cart, placement);
    return order;
}

OrderId place_order_without_cart(Work& work, const Placement& placement) {
    const auto order = work.tx.secret_id<struct Order>();
    place(work, order, CartId{order.value}, placement);
    return order;
}

void change_order(Work& work, OrderId order, const std::vector<Hold>& earlier, const Placement& placement) {
    holds::free(work.tx, earlier);
    sellers::remove_orders(work.tx, order);
    orders::replace(work.tx, order, placement);
    freeze_shares(work, order, placement.lines);
    work.tx.record(OrderChanged{
        .order = order, .door = std::string(work.door), .lines = placement.lines, .total = placement.total});
    if (placement.hold_deadline) holds::add(work.tx, order, placement.lines, *placement.hold_deadline);
}

std::vector<SellerOrder> complete_sale(Work& work, const Order& order, const std::vector<Sold>& sales,
                                       const Paid& paid) {
    for (const Sold& sold : sales) listings::sell(work.tx, sold.listing, sold.quantity, sold.freed, order.id);
    holds::remove_of_order(work.tx, order.id);
    orders::settle(work.tx, order.id, Stage::paid, "");
    const std::vector<SellerOrder> parts = begin_parts(work, order);
    ledgers::add_payment(work.tx, order.id, paid.method, order.total, "approved", paid.reference);
    ledgers::post(work.tx, postings_of_paid_order(order, parts, paid.method));
    work.tx.record(OrderPaid{.order = order.id, .total = order.total, .method = paid.method});
    return parts;
}

} // namespace cartwright::operations
