#include "operations/gateway_refunds.hpp"

#include "domain/refusal.hpp"
#include "operations/refunds.hpp"
#include "store/charges.hpp"
#include "store/jobs.hpp"
#include "store/orders.hpp"
#include "store/refunds.hpp"
#include "store/sellers.hpp"

#include <algorithm>
#include <map>

namespace cartwright::operations {

namespace charges = store::charges;
namespace jobs = store::jobs;
namespace orders = store::orders;
namespace refunds = store::refunds;
namespace sellers = store::sellers;

namespace {

using Returned = std::vector<refunds::Returned>;

std::int64_t sum_of(const std::vector<Refund>& refunds) {
    std::int64_t sum = 0;
    for (const Refund& refund : refunds) sum += refund.amount.minor;
    return sum;
}

/// How many pieces under that code were ordered; nothing when none. The listing is 0 where nobody counts them.
struct Ordered {
    ListingId listing;
    std::int64_t quantity = 0;
};
std::optional<Ordered> ordered_as(const Order& order, std::string_view code) {
    std::optional<Ordered> ordered;
    for (const Line& line : order.lines) {
        if (line.code != code) continue;
        if (!ordered) ordered = Ordered{.listing = line.listing};
        ordered->quantity += line.quantity;
    }
    return ordered;
}

/// The pieces that come back on the shelf, as far as they are counted.
Result<Returned> returned_in(Work& work, const Order& order, const std::vector<AssertedItem>& items) {
    Returned earlier = refunds::returned_of_order(work.tx, order.id);
    for (const refunds::Returned& asked : charges::asked_lines(work.tx, order.id)) earlier.push_back(asked);
    std::map<std::string, std::int64_t, std::less<>> wanted;
    for (const AssertedItem& item : items) wanted[item.code] += item.quantity;
    Returned returned;
    for (const auto& [code, quantity] : wanted) {
        const auto ordered = ordered_as(order, code);
        if (!ordered) return refuse(Refusal{.why = Why::item_not_in_cart, .subject = code});
        std::int64_t left = ordered->quantity;
        for (const refunds::Returned& before : earlier)
            if (before.listing == ordered->listing) left -= before.quantity;
        if (quantity > left)
            return refuse(
                Refusal{.why = Why::not_enough_stock, .subject = code, .requested = quantity, .available = left});
        if (ordered->listing.value != 0) returned.push_back({.listing = ordered->listing, .quantity = quantity});
    }
    return returned;
}

/// What may still go back to the buyer of one seller's part of an order.
struct Left {
    SellerId seller;
    std::int64_t minor = 0;
};

std::vector<Left> left_of(Work& work, const Order& order, const std::vector<Refund>& earlier) {
    const std::vector<SellerOrder> parts = sellers::of_order(work.tx, order.id);
    std::vector<Left> left{{.seller = the_house, .minor = part_of_house(order, parts).total.minor}};
    for (const SellerOrder& part : parts) left.push_back({.seller = part.seller, .minor = part.total.minor});
    for (Left& each : left)
        for (const Refund& refund : earlier)
            if (refund.seller == each.seller) each.minor -= refund.amount.minor;
    return left;
}

/// Which seller's pieces these are.
Returned of_seller(const Returned& returned, const Order& order, SellerId seller) {
    Returned own;
    for (const refunds::Returned& each : returned) {
        const auto line = std::ranges::find(order.lines, each.listing, &Line::listing);
        if (line != order.lines.end() && line->seller == seller) own.push_back(each);
    }
    return own;
}

/// The amount goes back in proportion to what is left of each seller's part: of those whose pieces come back, when that
/// is enough.
std::vector<Left> shares_of(const Order& order, const std::vector<Left>& left, const Returned& returned, Money amount) {
    std::vector<Left> from;
    std::int64_t sum = 0;
    for (const Left& each : left) {
        if (of_seller(returned, order, each.seller).empty()) continue;
        from.push_back(each);
        sum += each.minor;
    }
    if (sum < amount.minor) from = left;
    std::vector<std::int64_t> weights;
    weights.reserve(from.size());
    for (const Left& each : from) weights.push_back(each.minor);
    const std::vector<Money> shares = split(amount, weights);
    for (std::size_t i = 0; i < from.size(); ++i) from[i].minor = shares[i].minor;
    return from;
}

Result<void> book(Work& work, const Order& order, const GatewayRefund& refund) {
    const Returned returned = charges::returned_of(work.tx, refund.id);
    const std::vector<Left> left = left_of(work, order, refunds::of_order(work.tx, order.id));
    for (const Left& share : shares_of(order, left, returned, refund.amount)) {
        if (share.minor == 0) continue;
        const RefundOrder wish{.order = order.id,
                               .seller = share.seller,
                               .amount = {.minor = share.minor, .currency = refund.amount.currency},
                               .reason = refund.reason,
                               .returned = of_seller(returned, order, share.seller),
                               .reference = key_of(refund.id)};
        if (const auto booked = refund_order(work, wish); !booked) return refuse(booked.error());
    }
    return {};
}

} // namespace

Result<AskedRefund> begin_refund(Work& work, const RefundDirectly& wish) {
    orders::lock(work.tx, wish.order);
    const Order order = TRY(orders::find(work.tx, wish.order, work.door));
    const auto charge = charges::live(work.tx, order.id);
    if (order.stage != Stage::paid || !charge)
        return refuse(Refusal{.why = Why::out_of_turn, .subject = std::string(name_of(order.stage))});
    if (auto asked = charges::attempted_refund(work.tx, order.id, work.attempt))
        return AskedRefund{.refund = *std::move(asked)};
    const std::int64_t left = order.total.minor - sum_of(refunds::of_order(work.tx, order.id)) -
                              charges::asked_amount(work.tx, order.id, charge->id);
    if (wish.amount_minor < 1 || wish.amount_minor > left)
        return refuse(Refusal{.why = Why::refund_too_large, .requested = wish.amount_minor, .available = left});
    const Returned returned = TRY(returned_in(work, order, wish.items));

    GatewayRefund refund{.id = work.tx.secret_id<struct GatewayRefund>(),
                         .charge = charge->id,
                         .order = order.id,
                         .amount = {.minor = wish.amount_minor, .currency = order.total.currency},
                         .reason = wish.reason,
                         .asked_at = work.tx.now()};
    charges::add(work.tx, refund, work.attempt, returned);
    constexpr std::int64_t grace_ms = 1'000;
    const JobId job = jobs::add(work.tx, "refund", refund.id.value, work.tx.now() + (work.terms.outside_ms + grace_ms));
    return AskedRefund{.refund = std::move(refund), .job = job};
}

std::optional<providers::Refunded> ask_for_refund(const providers::Ports& ports, const AskedRefund& asked) {
    auto refunded = ports.gateway->refund(
        {.key = key_of(asked.refund.id), .charge_key = key_of(asked.refund.charge), .amount = asked.refund.amount});
    if (refunded.kind == providers::Refunded::Kind::unknown) return std::nullopt;
    return refunded;
}

Result<RefundedOrder> finish_refund(Work& work, const AskedRefund& asked, const providers::Refunded& refunded) {
    orders::lock(work.tx, asked.refund.order);
    GatewayRefund refund = charges::find(work.tx, asked.refund.id).value();
    const auto door = orders::door_of(work.tx, refund.order);
    if (!door) return refuse(Why::order_not_found);
    const Order order = TRY(orders::find(work.tx, refund.order, *door));
    if (refund.state == GatewayRefund::State::asked) {
        const bool is_approved = refunded.kind == providers::Refunded::Kind::approved;
        refund.state = is_approved ? GatewayRefund::State::approved : GatewayRefund::State::declined;
        refund.answered_at = work.tx.now();
        charges::answer(work.tx, refund);
        if (asked.job) jobs::finish(work.tx, *asked.job);
        const auto charge = charges::find(work.tx, refund.charge);
        const bool is_of_sale = charge && charge->state == Charge::State::approved; // not one that came too late
        if (is_approved && is_of_sale) {
            if (const auto booked = book(work, order, refund); !booked) return refuse(booked.error());
            orders::note(work.tx, order.id, "OrderRefunded");
        }
    }
    RefundedOrder result{
        .refund = std::move(refund),
        .refunded = {.minor = sum_of(refunds::of_order(work.tx, order.id)), .currency = order.total.currency},
        .total = order.total};
    if (result.refund.state == GatewayRefund::State::declined)
        result.rejection = Refusal{.why = Why::payment_rejected, .subject = refunded.reason};
    return result;
}

std::optional<AskedRefund> undecided_refund(Work& work, GatewayRefundId id) {
    auto refund = charges::find(work.tx, id);
    if (!refund || refund->state != GatewayRefund::State::asked) return std::nullopt;
    return AskedRefund{.refund = *std::move(refund)};
}

} // namespace cartwright::operations
