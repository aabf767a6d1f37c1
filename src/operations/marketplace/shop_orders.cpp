#include "operations/marketplace/shop_orders.hpp"

#include "domain/catalogue/events.hpp"
#include "domain/orders/events.hpp"
#include "domain/refusal.hpp"
#include "operations/marketplace/shops.hpp"
#include "operations/marketplace/users.hpp"
#include "operations/orders/refunds.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/marketplace/ratings.hpp"
#include "store/marketplace/shop_orders.hpp"
#include "store/orders/orders.hpp"
#include "store/orders/sellers.hpp"

#include <algorithm>
#include <ranges>

namespace cartwright::operations {

namespace ratings = store::ratings;
namespace sellers = store::sellers;
namespace shop_orders = store::shop_orders;

namespace {

tl::unexpected<Refusal> refuse_shop_order(Why why, std::int64_t number) {
    return refuse(Refusal{.why = why, .subject = std::to_string(number)});
}

/// Updates the rating that the storefront shows for the product.
void rate_product(Work& work, const Line& line) {
    store::listings::lock(work.tx, line.listing); // other changes of the product wait
    auto offer = store::products::offer(work.tx, line.product);
    if (!offer) return; // no longer offered
    const ratings::Sum sum = ratings::of_listing(work.tx, line.listing);
    offer->product.rating_hundredths = average_hundredths(sum.ratings, sum.stars);
    store::products::put(work.tx, offer->product);
    work.tx.record(ProductChanged{.product = offer->product, .listing = offer->listing});
}

/// Which of the order's listings is meant: its index among them.
Result<std::size_t> find_rated_line(const ShopOrder& order, const RateOrder& wish) {
    const std::int64_t number = wish.listing.value_or(order.numbers.empty() ? 0 : order.numbers.front());
    const bool is_clear = wish.listing || std::ranges::count(order.numbers, number) == std::ssize(order.numbers);
    const auto found = std::ranges::find(order.numbers, number);
    if (is_clear && found != order.numbers.end()) return static_cast<std::size_t>(found - order.numbers.begin());
    if (wish.listing) return refuse_shop_order(Why::listing_not_found, *wish.listing);
    Flaw flaw{.place = "body", .field = "listing_id", .message = "Field required", .type = "missing"};
    return refuse(Refusal{.why = Why::malformed, .flaws = {std::move(flaw)}});
}

/// The part with that number, for callers who may act for its shop; for others it does not exist.
Result<SellerOrder> own_part(Work& work, std::int64_t number, std::optional<SellerOrder> part) {
    if (!part || !work.actor.may_act_for(part->seller)) return refuse_shop_order(Why::order_not_found, number);
    return *std::move(part);
}

/// The price of a number of pieces of a listing, with the tax that came on top. After a flash sale the most expensive
/// pieces count first.
std::int64_t price_of_pieces(const Order& order, ListingId listing, std::int64_t quantity) {
    std::int64_t minor = 0;
    for (const Line& line : order.lines | std::views::reverse) {
        if (line.listing != listing) continue;
        const std::int64_t pieces = std::min(line.quantity, quantity);
        minor += line.price.minor * pieces;
        const std::int64_t weights[] = {pieces, line.quantity - pieces};
        if (order.tax_mode == TaxMode::exclusive && pieces > 0)
            minor += split({.minor = line.tax_minor, .currency = {}}, weights).front().minor;
        quantity -= pieces;
    }
    return minor;
}

/// The listings of the pieces, each once.
Result<std::vector<store::refunds::Returned>> pieces_returned(Work& work, const SellerOrder& part,
                                                              const std::vector<RefundShopOrder::Piece>& pieces) {
    ShopOrder order{.part = part};
    shop_orders::read_lines(work.tx, order);
    std::vector<store::refunds::Returned> returned;
    for (const RefundShopOrder::Piece& piece : pieces) {
        const auto number = std::ranges::find(order.numbers, piece.listing);
        if (number == order.numbers.end()) return refuse_shop_order(Why::listing_not_found, piece.listing);
        const ListingId listing = order.lines[static_cast<std::size_t>(number - order.numbers.begin())].listing;
        const auto same = std::ranges::find(returned, listing, &store::refunds::Returned::listing);
        if (same != returned.end())
            same->quantity += piece.quantity;
        else
            returned.push_back({.listing = listing, .quantity = piece.quantity});
    }
    return returned;
}

/// Equal requests have equal texts.
std::string text_of_shop_refund(const SellerOrder& part, const RefundShopOrder& wish,
                                std::vector<store::refunds::Returned> returned) {
    std::string text = std::to_string(part.seller.value) + ' ';
    text += wish.amount_minor ? std::to_string(*wish.amount_minor) : std::string("rest");
    std::ranges::sort(returned, {}, &store::refunds::Returned::listing);
    for (const store::refunds::Returned& each : returned)
        text += '\n' + std::to_string(each.quantity) + ' ' + std::to_string(each.listing.value);
    return text;
}

/// The price of the returned pieces; without pieces, all that is left of the part.
Result<std::int64_t> amount_of(Work& work, const Order& order, const SellerOrder& part,
                               const std::vector<store::refunds::Returned>& returned) {
    std::int64_t minor = 0;
    Pieces ordered = ordered_pieces(order);
    Pieces returnable = returned.empty() ? Pieces{} : returnable_pieces(work, order);
    for (const store::refunds::Returned& each : returned) {
        const std::int64_t left = returnable[each.listing];
        if (each.quantity > left)
            return refuse(Refusal{.why = Why::not_enough_stock, .requested = each.quantity, .available = left});
        const std::int64_t before = ordered[each.listing] - left;
        minor +=
            price_of_pieces(order, each.listing, before + each.quantity) - price_of_pieces(order, each.listing, before);
    }
    if (!returned.empty()) return minor;
    for (const RefundablePart& each : refundable_parts(work, order))
        if (each.seller == part.seller) minor += each.left().minor;
    return minor;
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
    if (!part || is_hidden) return refuse_shop_order(Why::order_not_found, *number);
    return *std::move(part);
}

Result<SellerOrder> step_order(Work& work, const StepOrder& wish) {
    SellerOrder part = TRY(own_part(work, wish.order, sellers::lock_order_numbered(work.tx, wish.order)));
    if (part.step == wish.step) return part;
    if (!may_go(part.step, wish.step))
        return refuse(Refusal{.why = Why::step_not_possible, .subject = std::string(name_of(part.step))});
    part.step = wish.step;
    sellers::set_step(work.tx, part);
    work.tx.record(OrderStepped{.order = part.order,
                                .number = part.number,
                                .shop = sellers::shop_number(work.tx, part.seller),
                                .step = part.step});
    return part;
}

Result<std::vector<ShopOrder>> list_shop_orders(Work& work, const ListShopOrders& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    return shop_orders::of_shop(work.tx,
                                {.seller = seller.id, .step = wish.step, .before = wish.before, .limit = wish.limit});
}

Result<AskedRefund> begin_shop_refund(Work& work, const RefundShopOrder& wish) {
    const SellerOrder part = TRY(own_part(work, wish.order, sellers::order_numbered(work.tx, wish.order)));
    store::orders::lock(work.tx, part.order);
    const auto door = store::orders::door_of(work.tx, part.order);
    if (!door) return refuse_shop_order(Why::order_not_found, wish.order);
    const Order order = TRY(store::orders::find(work.tx, part.order, *door));
    const auto returned = TRY(pieces_returned(work, part, wish.pieces));
    const std::string text = text_of_shop_refund(part, wish, returned);
    if (auto joined = join_refund(work, order, text)) return *std::move(joined);

    const std::int64_t minor = wish.amount_minor ? *wish.amount_minor : TRY(amount_of(work, order, part, returned));
    auto begun = begin_refund(work, order,
                              {.seller = part.seller,
                               .amount_minor = minor,
                               .reason = wish.reason,
                               .returned = returned,
                               .reference = wish.reference,
                               .wish = text});
    if (!begun && begun.error().why == Why::not_enough_stock) begun.error().subject.clear();
    return begun;
}

Result<RefundedShopOrder> finish_shop_refund(Work& work, const AskedRefund& asked,
                                             const providers::Refunded& refunded) {
    RefundedOrder finished = TRY(finish_refund(work, asked, refunded));
    RefundedShopOrder shop_order{.rejection = std::move(finished.rejection)};
    if (auto refund = store::refunds::find(work.tx, RefundId{finished.request.id.value}))
        shop_order.refund = *std::move(refund);
    for (const SellerOrder& part : sellers::of_order(work.tx, finished.request.order))
        if (part.seller == shop_order.refund.seller) shop_order.order = part.number.value_or(0);
    return shop_order;
}

Result<RatedOrder> rate_order(Work& work, const RateOrder& wish) {
    const auto part = sellers::lock_order_numbered(work.tx, wish.order); // other ratings of the same part wait
    if (!part) return refuse_shop_order(Why::order_not_found, wish.order);
    sellers::lock(work.tx, part->seller);
    const Account user = TRY(show_user(work, {.user = wish.user}));
    if (store::orders::account_of(work.tx, part->order) != user.id) return refuse(Why::not_bought);
    ShopOrder order{.part = *part};
    shop_orders::read_lines(work.tx, order);
    const std::size_t place = TRY(find_rated_line(order, wish));
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
