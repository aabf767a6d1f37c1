#include "domain/orders/refund.hpp"

#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright {

namespace {

constexpr SellerId no_seller{0};

/// Returns `whole` · `amount` / `total`, rounded half up, without overflow.
std::int64_t share_of(std::int64_t whole, std::int64_t amount, std::int64_t total) {
    if (total <= 0) return 0;
    if (amount >= total) return whole;
    const std::int64_t weights[] = {amount, total - amount};
    return split({.minor = whole, .currency = {}}, weights).front().minor;
}

RefundablePart part_of_house(const Order& order, std::span<const SellerOrder> parts) {
    const Currency currency = order.total.currency;
    RefundablePart house{.total = order.total, .fee = {0, currency}, .tax = order.tax};
    for (const SellerOrder& part : parts) {
        house.total.minor -= part.paid().minor;
        if (order.sellers_owe_tax) house.tax.minor -= tax_of_seller(order, part.seller);
    }
    // Earlier versions posted the tax of all lines, which may be more than the house's own part.
    house.tax.minor = std::clamp<std::int64_t>(house.tax.minor, 0, std::max<std::int64_t>(house.total.minor, 0));
    return house;
}

std::vector<std::int64_t> weights_of(std::span<const RefundablePart> parts) {
    std::vector<std::int64_t> weights;
    weights.reserve(parts.size());
    for (const RefundablePart& part : parts) weights.push_back(part.left().minor);
    return weights;
}

std::vector<RefundShare> in_proportion(std::span<const RefundablePart> parts, Money amount) {
    const std::vector<Money> amounts = split(amount, weights_of(parts));
    std::vector<RefundShare> shares;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (amounts[i].minor != 0) shares.push_back({.seller = parts[i].seller, .amount = amounts[i]});
    return shares;
}

} // namespace

std::string_view name_of(RefundRequest::State state) {
    switch (state) {
    case RefundRequest::State::asked: return "asked";
    case RefundRequest::State::approved: return "approved";
    case RefundRequest::State::declined: return "declined";
    case RefundRequest::State::no_charge: return "no_charge";
    }
    return {};
}

std::optional<RefundRequest::State> parse_refund_state(std::string_view name) {
    for (const RefundRequest::State state : {RefundRequest::State::asked, RefundRequest::State::approved,
                                             RefundRequest::State::declined, RefundRequest::State::no_charge})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

std::string key_of(RefundRequestId request) { return "refund-" + std::to_string(request.value); }

RefundProvider refund_provider_of(std::string_view method) {
    if (method == "gateway") return RefundProvider::gateway;
    return method == "payments-server" ? RefundProvider::payments_server : RefundProvider::none;
}

Money RefundablePart::left() const {
    const std::int64_t minor = total.minor - refunded.minor - asked.minor;
    return {.minor = std::max<std::int64_t>(minor, 0), .currency = total.currency};
}

std::vector<RefundablePart> refundable_parts(const Order& order, std::span<const SellerOrder> parts,
                                             std::span<const Refund> refunds, std::span<const RefundShare> asked) {
    std::vector<RefundablePart> all{part_of_house(order, parts)};
    for (const SellerOrder& part : parts)
        all.push_back({.seller = part.seller, .total = part.paid(), .fee = part.fee, .tax = {0, order.total.currency}});
    for (RefundablePart& part : all) {
        part.refunded.currency = part.refunded_fee.currency = part.refunded_tax.currency = order.total.currency;
        part.asked.currency = order.total.currency;
        for (const Refund& refund : refunds) {
            if (refund.seller != part.seller) continue;
            part.refunded.minor += refund.amount.minor;
            part.refunded_fee.minor += refund.fee.minor;
            part.refunded_tax.minor += refund.tax.minor;
        }
        for (const RefundShare& share : asked)
            if (share.seller == part.seller) part.asked.minor += share.amount.minor;
    }
    for (const RefundShare& unshared : asked) {
        if (unshared.seller != no_seller) continue;
        const std::vector<Money> amounts = split(unshared.amount, weights_of(all));
        for (std::size_t i = 0; i < all.size(); ++i) all[i].asked.minor += amounts[i].minor;
    }
    return all;
}

Money left_of(std::span<const RefundablePart> parts) {
    Money left{};
    for (const RefundablePart& part : parts)
        left = {.minor = left.minor + part.left().minor, .currency = part.total.currency};
    return left;
}

Result<std::vector<RefundShare>> share_refund(std::span<const RefundablePart> parts, Money amount,
                                              std::span<const SellerId> preferred) {
    const Money left = left_of(parts);
    if (amount.minor < 1 || amount.minor > left.minor || amount.currency != left.currency)
        return refuse(Refusal{.why = Why::refund_too_large, .requested = amount.minor, .available = left.minor});
    std::vector<RefundablePart> own;
    for (const RefundablePart& part : parts)
        if (std::ranges::find(preferred, part.seller) != preferred.end()) own.push_back(part);
    return in_proportion(left_of(own).minor >= amount.minor ? std::span<const RefundablePart>(own) : parts, amount);
}

std::vector<RefundShare> share_given(std::span<const RefundablePart> parts, Money amount) {
    const Money left = left_of(parts);
    const Money covered{.minor = std::min(amount.minor, left.minor), .currency = amount.currency};
    std::vector<RefundShare> shares = in_proportion(parts, covered);
    const std::int64_t beyond = amount.minor - covered.minor;
    if (beyond == 0 || parts.empty()) return shares;
    const auto first = std::ranges::find(shares, parts.front().seller, &RefundShare::seller);
    if (first != shares.end())
        first->amount.minor += beyond;
    else
        shares.push_back({.seller = parts.front().seller, .amount = {beyond, amount.currency}});
    return shares;
}

Refund give_back(const RefundablePart& part, Money amount) {
    const std::int64_t after = part.refunded.minor + amount.minor;
    const auto step = [&](Money whole, Money given) {
        const std::int64_t due = share_of(whole.minor, after, part.total.minor) - given.minor;
        return Money{.minor = std::clamp<std::int64_t>(due, 0, amount.minor), .currency = amount.currency};
    };
    return Refund{.seller = part.seller,
                  .amount = amount,
                  .fee = step(part.fee, part.refunded_fee),
                  .tax = step(part.tax, part.refunded_tax)};
}

std::vector<Posting> postings_of_refund(const Refund& refund, std::string_view method) {
    const LedgerAccount buyer = LedgerAccount::buyer(refund.order);
    const auto money = [&](std::int64_t minor) { return Money{.minor = minor, .currency = refund.amount.currency}; };
    const std::int64_t amount = refund.amount.minor;
    const LedgerAccount whose =
        refund.seller == the_house ? LedgerAccount::sales() : LedgerAccount::seller(refund.seller);

    Posting back{.fact = "refund",
                 .order = refund.order,
                 .entries = {{buyer, money(-amount)}, {whose, money(amount - refund.fee.minor - refund.tax.minor)}},
                 .cause = refund.id.value};
    if (refund.fee.minor != 0) back.entries.push_back({LedgerAccount::commission(), refund.fee});
    if (refund.tax.minor != 0) back.entries.push_back({LedgerAccount::tax(), refund.tax});
    return {std::move(back),
            {.fact = "refund payment",
             .order = refund.order,
             .entries = transfer(buyer, LedgerAccount::cash(method), refund.amount),
             .cause = refund.id.value}};
}

} // namespace cartwright
