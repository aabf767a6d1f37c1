#include "operations/shop_orders.hpp"

#include "domain/refusal.hpp"
#include "operations/refunds.hpp"
#include "operations/shops.hpp"
#include "operations/users.hpp"
#include "store/listings.hpp"
#include "store/orders.hpp"
#include "store/products.hpp"
#include "store/ratings.hpp"
#include "store/sellers.hpp"

#include <algorithm>
#include <ranges>

namespace cartwright::operations {

namespace ratings = store::ratings;
namespace sellers = store::sellers;

namespace {

tl::unexpected<Refusal> about(Why why, std::int64_t number) {
    return refuse(Refusal{.why = why, .subject = std::to_string(number)});
}

/// What the storefront shows of the product follows.
void rate_product(Work& work, const Line& line) {
    store::listings::lock(work.tx, line.listing); // whoever changes the product waits
    auto offer = store::products::offer(work.tx, line.product);
    if (!offer) return; // it is offered no more
    const ratings::Sum sum = ratings::of_listing(work.tx, line.listing);
    offer->product.rating_hundredths = average_hundredths(sum.ratings, sum.stars);
    store::products::put(work.tx, offer->product);
    work.tx.record(ProductChanged{.product = offer->product, .listing = offer->listing});
}

/// Which of the order's listings is meant: its place among them.
Result<std::size_t> meant(const ShopOrder& order, const RateOrder& wish) {
    const std::int64_t number = wish.listing.value_or(order.numbers.empty() ? 0 : order.numbers.front());
    const bool is_clear = wish.listing || std::ranges::count(order.numbers, number) == std::ssize(order.numbers);
    const auto found = std::ranges::find(order.numbers, number);
    if (is_clear && found != order.numbers.end()) return static_cast<std::size_t>(found - order.numbers.begin());
    if (wish.listing) return about(Why::listing_not_found, *wish.listing);
    Flaw flaw{.place = "body", .field = "listing_id", .message = "Field required", .type = "missing"};
    return refuse(Refusal{.why = Why::malformed, .flaws = {std::move(flaw)}});
}

/// The part of that number, for who may act for its shop: to others it does not exist.
Result<SellerOrder> own(Work& work, std::int64_t number, std::optional<SellerOrder> part) {
    if (!part || !work.actor.may_act_for(part->seller)) return about(Why::order_not_found, number);
    return *std::move(part);
}

/// What was paid for so many pieces of a listing: the dearest of them, where there was a flash sale.
std::int64_t paid_for(const ShopOrder& order, ListingId listing, std::int64_t quantity) {
    std::int64_t minor = 0;
    for (const Line& line : order.lines | std::views::reverse) {
        if (line.listing != listing) continue;
        const std::int64_t pieces = std::min(line.quantity, quantity);
        minor += line.price.minor * pieces;
        quantity -= pieces;
    }
    return minor;
}

/// What is left of a part when nothing more than that is said.
Money left_of(Work& work, const SellerOrder& part) {
    Money left = part.total;
    for (const Refund& refund : store::refunds::of_order(work.tx, part.order))
        if (refund.seller == part.seller) left.minor -= refund.amount.minor;
    return left;
}

} // namespace

// marketplace A0-6: "Query order_id (preferred) or user_id (latest order of that user)".
Result<SellerOrder> track_order(Work& work, const TrackOrder& wish) {
    std::optional<std::int64_t> number = wish.order;
    if (!number) {
        const Account user = TRY(show_user(work, {.user = wish.user.value_or(0)}));
        number = sellers::latest_of_account(work.tx, user.id);
        if (!number) return refuse(Why::order_not_found);
    }
    auto part = sellers::order_numbered(work.tx, *number);
    const bool is_hidden = work.actor.scope == Scope::shop && part && !work.actor.may_act_for(part->seller);
    if (!part || is_hidden) return about(Why::order_not_found, *number);
    return *std::move(part);
}

Result<SellerOrder> step_order(Work& work, const StepOrder& wish) {
    SellerOrder part = TRY(own(work, wish.order, sellers::lock_order_numbered(work.tx, wish.order)));
    if (part.step == wish.step) return part;
    if (!may_go(part.step, wish.step))
        return refuse(Refusal{.why = Why::step_not_possible, .subject = std::string(name_of(part.step))});
    part.step = wish.step;
    sellers::set_step(work.tx, part);
    work.tx.record(OrderStepped{.order = part.order, .number = part.number, .seller = part.seller, .step = part.step});
    return part;
}

Result<std::vector<ShopOrder>> list_shop_orders(Work& work, const ListShopOrders& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    return sellers::of_shop(work.tx,
                            {.seller = seller.id, .step = wish.step, .before = wish.before, .limit = wish.limit});
}

Result<RefundedShopOrder> refund_shop_order(Work& work, const RefundShopOrder& wish) {
    ShopOrder order{.part = TRY(own(work, wish.order, sellers::order_numbered(work.tx, wish.order)))};
    sellers::read_lines(work.tx, order);
    RefundOrder refund{.order = order.part.order,
                       .seller = order.part.seller,
                       .amount = {.minor = 0, .currency = order.part.total.currency},
                       .reason = wish.reason};
    for (const RefundShopOrder::Piece& piece : wish.pieces) {
        const auto number = std::ranges::find(order.numbers, piece.listing);
        if (number == order.numbers.end()) return about(Why::listing_not_found, piece.listing);
        const ListingId listing = order.lines[static_cast<std::size_t>(number - order.numbers.begin())].listing;
        refund.returned.push_back({.listing = listing, .quantity = piece.quantity});
        refund.amount.minor += paid_for(order, listing, piece.quantity);
    }
    if (wish.pieces.empty()) refund.amount = left_of(work, order.part);
    refund.amount = wish.amount.value_or(refund.amount);
    return RefundedShopOrder{.order = wish.order, .refund = TRY(refund_order(work, refund))};
}

Result<RatedOrder> rate_order(Work& work, const RateOrder& wish) {
    const auto part = sellers::lock_order_numbered(work.tx, wish.order); // whoever rates the same waits
    if (!part) return about(Why::order_not_found, wish.order);
    sellers::lock(work.tx, part->seller);
    const Account user = TRY(show_user(work, {.user = wish.user}));
    if (store::orders::account_of(work.tx, part->order) != user.id) return refuse(Why::not_bought);
    ShopOrder order{.part = *part};
    sellers::read_lines(work.tx, order);
    const std::size_t place = TRY(meant(order, wish));
    const Line& line = order.lines[place];
    if (ratings::exists(work.tx, part->id, line.listing)) return refuse(Why::already_rated);

    ratings::add(
        work.tx,
        {.seller = part->seller, .listing = line.listing, .account = user.id, .order = part->id, .stars = wish.stars});
    rate_product(work, line);
    review_verification(work, part->seller);
    return RatedOrder{.order = wish.order, .listing = order.numbers[place], .stars = wish.stars};
}

} // namespace cartwright::operations
