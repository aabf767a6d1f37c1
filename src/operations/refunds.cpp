#include "operations/refunds.hpp"

#include "domain/refusal.hpp"
#include "operations/shops.hpp"
#include "store/ledgers.hpp"
#include "store/listings.hpp"
#include "store/orders.hpp"
#include "store/sellers.hpp"
#include "store/shops.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace orders = store::orders;
namespace refunds = store::refunds;
namespace sellers = store::sellers;

namespace {

Result<Refundable> part_of(Work& work, const Order& order, SellerId seller) {
    const std::vector<SellerOrder> parts = sellers::of_order(work.tx, order.id);
    if (seller == the_house) return part_of_house(order, parts);
    const auto part = std::ranges::find(parts, seller, &SellerOrder::seller);
    if (part == parts.end()) return refuse(Why::order_not_found);
    return Refundable{.total = part->total, .fee = part->fee, .tax = {.minor = 0, .currency = part->total.currency}};
}

/// How many pieces of a listing were ordered of that seller.
std::int64_t ordered_of(const Order& order, SellerId seller, ListingId listing) {
    std::int64_t ordered = 0;
    for (const Line& line : order.lines)
        if (line.listing == listing && line.seller == seller) ordered += line.quantity;
    return ordered;
}

Result<void> take_back(Work& work, const Order& order, const RefundOrder& wish, const Refund& refund) {
    const auto earlier = refunds::returned_of_order(work.tx, order.id);
    for (const refunds::Returned& returned : wish.returned) {
        const auto before = std::ranges::find(earlier, returned.listing, &refunds::Returned::listing);
        const std::int64_t left =
            ordered_of(order, wish.seller, returned.listing) - (before == earlier.end() ? 0 : before->quantity);
        if (returned.quantity < 1 || returned.quantity > left)
            return refuse(Refusal{.why = Why::not_enough_stock, .requested = returned.quantity, .available = left});
        listings::take_back(work.tx, returned.listing, returned.quantity, order.id);
        refunds::add_returned(work.tx, refund, returned);
    }
    return {};
}

/// What a shop has sold and taken back whole is no sale of its record.
void forget_sale(Work& work, const Order& order, const Refund& refund, std::int64_t left) {
    if (refund.seller == the_house) return;
    if (left == 0) store::shops::count_sales(work.tx, refund.seller, -sales_of(refund.seller, order.lines));
    review_verification(work, refund.seller);
}

} // namespace

Result<Refund> refund_order(Work& work, const RefundOrder& wish) {
    orders::lock(work.tx, wish.order);
    if (wish.seller != the_house) sellers::lock(work.tx, wish.seller); // its balance changes
    listings::lock_of_order(work.tx, wish.order);
    const auto door = orders::door_of(work.tx, wish.order);
    if (!door) return refuse(Why::order_not_found);
    const Order order = TRY(orders::find(work.tx, wish.order, *door));
    if (order.stage != Stage::paid)
        return refuse(Refusal{.why = Why::order_already_processed, .subject = std::string(name_of(order.stage))});

    std::vector<Refund> earlier = refunds::of_order(work.tx, order.id);
    std::erase_if(earlier, [&](const Refund& refund) { return refund.seller != wish.seller; });
    const Refundable part = TRY(part_of(work, order, wish.seller));
    Refund refund = TRY(give_back(part, earlier, wish.amount));
    refund.id = work.tx.secret_id<struct Refund>();
    refund.order = order.id;
    refund.seller = wish.seller;
    refund.reason = wish.reason;
    refund.made_at = work.tx.now();

    refunds::add(work.tx, refund);
    if (const auto taken = take_back(work, order, wish, refund); !taken) return refuse(taken.error());
    const std::string method = ledgers::method_of_payment(work.tx, order.id);
    const Money back{.minor = -wish.amount.minor, .currency = wish.amount.currency};
    ledgers::add_payment(work.tx, order.id, method, back, "approved", wish.reference);
    for (const Posting& posting : postings_of_refund(refund, method)) ledgers::post(work.tx, posting);
    work.tx.record(OrderRefunded{.refund = refund});
    std::int64_t left = part.total.minor - refund.amount.minor;
    for (const Refund& before : earlier) left -= before.amount.minor;
    forget_sale(work, order, refund, left);
    return refund;
}

} // namespace cartwright::operations
