#include "operations/orderflow/direct_orders.hpp"

#include "domain/catalogue/terms.hpp"
#include "domain/orderflow/invoice.hpp"
#include "domain/orderflow/terms.hpp"
#include "domain/orders/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/orders/sales.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/orderflow/invoices.hpp"
#include "store/orders/holds.hpp"
#include "store/orders/orders.hpp"

#include <set>

namespace cartwright::operations {

namespace holds = store::holds;
namespace invoices = store::invoices;
namespace listings = store::listings;
namespace orders = store::orders;
namespace products = store::products;

namespace {

using Known = std::vector<std::optional<KnownItem>>;

/// What the catalogue knows of the items, with their stock locked. They are read, locked in the order of listings, and
/// read again in case of a concurrent change.
Known lock_known_items(Work& work, const std::vector<AssertedItem>& items, const std::vector<Hold>& earlier) {
    std::vector<std::optional<ProductId>> codes;
    codes.reserve(items.size());
    for (const AssertedItem& item : items) codes.push_back(parse_product_code(item.code));
    Known known = products::known(work.tx, codes);
    std::set<ListingId> touched;
    for (const auto& item : known)
        if (item) touched.insert(item->listing.id);
    for (const Hold& hold : earlier) touched.insert(hold.listing);
    if (touched.empty() || !work.tx.is_shared()) return known;
    for (const ListingId listing : touched) listings::lock(work.tx, listing);
    return products::known(work.tx, codes);
}

Result<void> may_change(Work& work, OrderId id, std::string_view customer) {
    orders::lock(work.tx, id);
    const Order order = TRY(orders::find(work.tx, id, work.door));
    if (order.reference != customer) return refuse(Refusal{.why = Why::amounts_differ, .subject = "customerId"});
    const bool is_invoiced = invoices::of_order(work.tx, id).has_value();
    const Milestone milestone = milestone_of(order.stage, is_invoiced, false);
    if (milestone == Milestone::pending) return {};
    return refuse(Refusal{.why = Why::out_of_turn, .subject = std::string(name_of(milestone))});
}

} // namespace

Result<DirectlyOrdered> order_directly(Work& work, const OrderDirectly& wish) {
    std::vector<Hold> earlier;
    if (wish.order) {
        if (const auto may = may_change(work, *wish.order, wish.wish.customer); !may) return refuse(may.error());
        earlier = holds::of_cart(work.tx, CartId{wish.order->value});
    }
    Known known = lock_known_items(work, wish.wish.items, earlier);
    for (auto& item : known)
        if (item) item->listing.stock.held -= held_of(earlier, item->listing.id);
    const DirectOrderTerms terms{.currency = work.terms.catalogue.currency,
                                 .hold_ms = work.terms.orders.hold_ms,
                                 .tax = work.terms.orderflow.tax};
    Placement placement = TRY(place(wish.wish, known, terms, work.tx.now()));

    DirectlyOrdered submitted{.order = {}, .is_new = !wish.order, .placement = {}};
    if (wish.order) {
        submitted.order = *wish.order;
        change_order(work, *wish.order, earlier, placement);
    } else {
        submitted.order = place_order_without_cart(work, placement);
    }
    orders::note(work.tx, submitted.order, "CartUpdated");
    submitted.placement = std::move(placement);
    return submitted;
}

} // namespace cartwright::operations
