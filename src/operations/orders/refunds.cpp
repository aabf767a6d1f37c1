#include "operations/orders/refunds.hpp"

#include "domain/orders/events.hpp"
#include "domain/orders/seller_shares.hpp"
#include "domain/orders/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/reactions.hpp"
#include "providers/ports/payments_server.hpp"
#include "store/catalogue/listings.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/orders/charges.hpp"
#include "store/orders/orders.hpp"
#include "store/orders/refund_requests.hpp"
#include "store/orders/sellers.hpp"
#include "store/outbox/jobs.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace charges = store::charges;
namespace jobs = store::jobs;
namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace orders = store::orders;
namespace refunds = store::refunds;
namespace requests = store::refund_requests;
namespace sellers = store::sellers;

namespace {

using Returned = std::vector<refunds::Returned>;

const Line* line_of(const Order& order, ListingId listing) {
    const auto line = std::ranges::find(order.lines, listing, &Line::listing);
    return line == order.lines.end() ? nullptr : &*line;
}

/// The pieces that belong to a seller.
Returned returned_to_seller(const Returned& returned, const Order& order, SellerId seller) {
    Returned own;
    for (const refunds::Returned& each : returned) {
        const Line* line = line_of(order, each.listing);
        if (line != nullptr && line->seller == seller) own.push_back(each);
    }
    return own;
}

Result<void> check_returnable(Work& work, const Order& order, const Returned& returned) {
    if (returned.empty()) return {};
    Pieces left = returnable_pieces(work, order);
    for (const refunds::Returned& each : returned) {
        std::int64_t& available = left[each.listing];
        if (each.quantity >= 1 && each.quantity <= available) {
            available -= each.quantity;
            continue;
        }
        const Line* line = line_of(order, each.listing);
        return refuse(Refusal{.why = Why::not_enough_stock,
                              .subject = line == nullptr ? std::string() : line->code,
                              .requested = each.quantity,
                              .available = available});
    }
    return {};
}

/// Locks the sellers and the stock, because balances and stock are about to change.
void lock_parts(Work& work, const Order& order) {
    for (const SellerOrder& part : sellers::of_order(work.tx, order.id)) sellers::lock(work.tx, part.seller);
    listings::lock_of_order(work.tx, order.id);
}

/// Returns the pieces that the request has reserved. A request of an earlier version has reserved nothing: it gets what
/// is available.
void return_pieces(Work& work, const Order& order, const Refund& refund, const Returned& returned, Pieces& left) {
    for (refunds::Returned each : returned_to_seller(returned, order, refund.seller)) {
        std::int64_t& available = left[each.listing];
        each.quantity = std::min(each.quantity, available);
        if (each.quantity < 1) continue;
        available -= each.quantity;
        listings::take_back(work.tx, each.listing, each.quantity, order.id);
        refunds::add_returned(work.tx, refund, each);
    }
}

/// Removes a sale that was refunded in full from the shop's record, and reviews the shop.
void uncount_sale(Work& work, const Order& order, const Refund& refund, const RefundablePart& part) {
    if (refund.seller == the_house) return;
    const bool is_whole = part.refunded.minor + refund.amount.minor >= part.total.minor;
    if (is_whole) count_sales(work, refund.seller, -sales_of(refund.seller, order.lines));
    review_seller(work, refund.seller);
}

/// Books an approved request, whose state is stored already. The first refund of a request has the request's number.
void book(Work& work, const Order& order, const RefundRequest& request) {
    lock_parts(work, order);
    const Returned returned = requests::returned_of(work.tx, request.id);
    const std::vector<RefundablePart> parts = refundable_parts(work, order);
    const auto shares = request.shares.empty() ? share_given(parts, request.amount) : request.shares;
    Pieces left = returned.empty() ? Pieces{} : returnable_pieces(work, order);
    RefundId id{request.id.value};
    for (const RefundShare& share : shares) {
        const auto part = std::ranges::find(parts, share.seller, &RefundablePart::seller);
        if (part == parts.end())
            throw store::Fault(store::Fault::Kind::broken, "a refund of " + std::to_string(order.id.value) +
                                                               " has a share of a seller who is not in the order");
        Refund refund = give_back(*part, share.amount);
        refund.id = id;
        refund.order = order.id;
        refund.reason = request.reason;
        refund.made_at = work.tx.now();
        refund.request = request.id;
        refunds::add(work.tx, refund);
        return_pieces(work, order, refund, returned, left);
        const Money back{.minor = -refund.amount.minor, .currency = refund.amount.currency};
        ledgers::add_payment(work.tx, order.id, request.method, back, "approved", key_of(request.id));
        ledgers::post(work.tx, postings_of_refund(refund, request.method));
        work.tx.record(OrderRefunded{.refund = refund, .shop = sellers::shop_number(work.tx, refund.seller)});
        uncount_sale(work, order, refund, *part);
        id = work.tx.secret_id<struct Refund>();
    }
    orders::note(work.tx, order.id, "OrderRefunded");
}

/// Whether the request refunds a sale. A charge that came too late is none: its money goes back and nothing is booked.
bool is_of_sale(Work& work, const RefundRequest& request) {
    if (!request.charge) return true;
    const auto charge = charges::find(work.tx, *request.charge);
    return !charge || charge->state == Charge::State::approved;
}

RefundRequest::State state_by(const providers::Refunded& refunded, const RefundRequest& request) {
    switch (refunded.kind) {
    case providers::Refunded::Kind::approved: return RefundRequest::State::approved;
    case providers::Refunded::Kind::no_charge:
        return request.reference.empty() ? RefundRequest::State::no_charge : RefundRequest::State::approved;
    case providers::Refunded::Kind::declined:
    case providers::Refunded::Kind::unknown: break;
    }
    return RefundRequest::State::declined;
}

std::optional<Refusal> rejection_of(const RefundRequest& request) {
    if (request.state == RefundRequest::State::declined)
        return Refusal{.why = Why::refund_rejected, .subject = request.answer};
    if (request.state == RefundRequest::State::no_charge)
        return Refusal{.why = Why::refund_by_hand, .subject = request.answer};
    return std::nullopt;
}

Money refunded_of(Work& work, const Order& order) {
    Money sum{.minor = 0, .currency = order.total.currency};
    for (const Refund& refund : refunds::of_order(work.tx, order.id)) sum.minor += refund.amount.minor;
    return sum;
}

} // namespace

std::vector<RefundablePart> refundable_parts(Work& work, const Order& order) {
    return cartwright::refundable_parts(order, sellers::of_order(work.tx, order.id),
                                        refunds::of_order(work.tx, order.id),
                                        requests::asked_shares(work.tx, order.id));
}

Pieces ordered_pieces(const Order& order) {
    Pieces pieces;
    for (const Line& line : order.lines) pieces[line.listing] += line.quantity;
    return pieces;
}

Pieces returnable_pieces(Work& work, const Order& order) {
    Pieces pieces = ordered_pieces(order);
    for (const refunds::Returned& each : refunds::returned_of_order(work.tx, order.id))
        pieces[each.listing] -= each.quantity;
    for (const refunds::Returned& each : requests::asked_lines(work.tx, order.id))
        pieces[each.listing] -= each.quantity;
    return pieces;
}

std::optional<AskedRefund> join_refund(Work& work, const Order& order, std::string_view wish) {
    auto same = work.attempt.empty() ? requests::unanswered(work.tx, order.id, work.door, wish)
                                     : requests::attempted(work.tx, order.id, work.attempt);
    if (!same) return std::nullopt;
    return AskedRefund{.request = *std::move(same)};
}

Result<AskedRefund> begin_refund(Work& work, const Order& order, const RefundOrder& wish) {
    if (order.stage != Stage::paid)
        return refuse(Refusal{.why = Why::order_already_processed, .subject = std::string(name_of(order.stage))});
    std::vector<RefundablePart> parts = refundable_parts(work, order);
    if (wish.seller) std::erase_if(parts, [&](const RefundablePart& part) { return part.seller != *wish.seller; });
    std::vector<SellerId> returning;
    for (const refunds::Returned& each : wish.returned)
        if (const Line* line = line_of(order, each.listing)) returning.push_back(line->seller);
    RefundRequest request{.id = work.tx.secret_id<struct RefundRequest>(),
                          .order = order.id,
                          .method = ledgers::method_of_payment(work.tx, order.id),
                          .door = std::string(work.door),
                          .wish = wish.wish,
                          .amount = {.minor = wish.amount_minor, .currency = order.total.currency},
                          .reason = wish.reason,
                          .reference = wish.reference,
                          .asked_at = work.tx.now()};
    request.shares = TRY(share_refund(parts, request.amount, returning));
    TRY(check_returnable(work, order, wish.returned));
    const RefundProvider provider = refund_provider_of(request.method);
    if (provider == RefundProvider::gateway)
        if (const auto charge = charges::live(work.tx, order.id)) request.charge = charge->id;
    requests::add(work.tx, request, work.attempt, wish.returned);
    if (provider == RefundProvider::none) {
        request.state = RefundRequest::State::approved;
        request.answered_at = work.tx.now();
        requests::answer(work.tx, request);
        requests::note_told(work.tx, request.id);
        book(work, order, request);
        return AskedRefund{.request = std::move(request)};
    }
    constexpr std::int64_t grace_ms = 1'000; // the answer may still wait for the writer
    const JobId job = jobs::add(work.tx, JobKind::refund, request.id.value,
                                work.tx.now() + (work.terms.orders.external_call_ms + grace_ms));
    return AskedRefund{.request = std::move(request), .job = job};
}

std::optional<providers::Refunded> ask_for_refund(const providers::Ports& ports, const AskedRefund& asked) {
    const RefundRequest& request = asked.request;
    providers::Refunded refunded{.kind = providers::Refunded::Kind::approved};
    if (request.state != RefundRequest::State::asked) return refunded; // `finish_refund` ignores it
    switch (refund_provider_of(request.method)) {
    case RefundProvider::gateway:
        refunded =
            request.charge
                ? ports.gateway->refund(
                      {.key = key_of(request.id), .charge_key = key_of(*request.charge), .amount = request.amount})
                : providers::Refunded{.kind = providers::Refunded::Kind::no_charge,
                                      .reason = "the order has no charge at the payment gateway"};
        break;
    case RefundProvider::payments_server:
        refunded =
            ports.payments->refund({.key = key_of(request.id), .order = request.order, .amount = request.amount});
        break;
    case RefundProvider::none: break;
    }
    if (refunded.kind == providers::Refunded::Kind::unknown) return std::nullopt;
    return refunded;
}

Result<RefundedOrder> finish_refund(Work& work, const AskedRefund& asked, const providers::Refunded& refunded) {
    orders::lock(work.tx, asked.request.order);
    RefundRequest request = requests::find(work.tx, asked.request.id).value();
    const auto door = orders::door_of(work.tx, request.order);
    if (!door) return refuse(Why::order_not_found);
    const Order order = TRY(orders::find(work.tx, request.order, *door));
    if (request.state == RefundRequest::State::asked) {
        request.state = state_by(refunded, request);
        request.answer = refunded.reason;
        request.answered_at = work.tx.now();
        requests::answer(work.tx, request);
        if (asked.job) jobs::finish(work.tx, *asked.job);
        if (request.state == RefundRequest::State::approved && is_of_sale(work, request)) book(work, order, request);
    }
    if (asked.is_answered) requests::note_told(work.tx, request.id);
    auto rejection = rejection_of(request);
    return RefundedOrder{.request = std::move(request),
                         .refunded = refunded_of(work, order),
                         .total = order.total,
                         .rejection = std::move(rejection)};
}

std::optional<AskedRefund> undecided_refund(Work& work, RefundRequestId id) {
    auto request = requests::find(work.tx, id);
    if (!request) // of a version that stores its refunds elsewhere and does the job itself
        throw store::Fault(store::Fault::Kind::broken, "there is no refund " + std::to_string(id.value));
    if (request->state != RefundRequest::State::asked) return std::nullopt;
    return AskedRefund{.request = *std::move(request), .is_answered = false};
}

Refusal undecided(const AskedRefund& asked) {
    return {.why = Why::refund_undecided,
            .subject = std::to_string(asked.request.id.value),
            .requested = asked.request.order.value};
}

} // namespace cartwright::operations
