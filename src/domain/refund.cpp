#include "domain/refund.hpp"

#include "domain/refusal.hpp"

namespace cartwright {

namespace {

/// `whole` in the proportion of `amount` to `total`, rounded half up, without a product that is too large.
std::int64_t share_of(std::int64_t whole, std::int64_t amount, std::int64_t total) {
    const std::int64_t weights[] = {amount, total - amount};
    return total == 0 ? 0 : split({.minor = whole, .currency = {}}, weights).front().minor;
}

} // namespace

Refundable part_of_house(const Order& order, std::span<const SellerOrder> parts) {
    Refundable house{.total = order.total, .fee = {.minor = 0, .currency = order.total.currency}, .tax = order.tax};
    for (const SellerOrder& part : parts) house.total.minor -= part.total.minor;
    return house;
}

Result<Refund> give_back(const Refundable& part, std::span<const Refund> earlier, Money amount) {
    Refund before{.amount = {}, .fee = {}, .tax = {}};
    for (const Refund& refund : earlier) {
        before.amount.minor += refund.amount.minor;
        before.fee.minor += refund.fee.minor;
        before.tax.minor += refund.tax.minor;
    }
    const std::int64_t left = part.total.minor - before.amount.minor;
    if (amount.minor < 1 || amount.minor > left || amount.currency != part.total.currency)
        return refuse(Refusal{.why = Why::refund_too_large, .requested = amount.minor, .available = left});
    const std::int64_t after = before.amount.minor + amount.minor;
    const auto step = [&](std::int64_t whole, std::int64_t given) {
        return Money{.minor = share_of(whole, after, part.total.minor) - given, .currency = amount.currency};
    };
    return Refund{
        .amount = amount, .fee = step(part.fee.minor, before.fee.minor), .tax = step(part.tax.minor, before.tax.minor)};
}

std::vector<Posting> postings_of_refund(const Refund& refund, const std::string& method) {
    const std::string buyer = "buyer:" + std::to_string(refund.order.value);
    const auto money = [&](std::int64_t minor) { return Money{.minor = minor, .currency = refund.amount.currency}; };
    const std::int64_t amount = refund.amount.minor;
    const std::string whose = refund.seller == the_house ? "sales" : account_of(refund.seller);

    Posting back{.fact = "refund",
                 .order = refund.order,
                 .entries = {{buyer, money(-amount)}, {whose, money(amount - refund.fee.minor - refund.tax.minor)}},
                 .cause = refund.id.value};
    if (refund.fee.minor != 0) back.entries.push_back({"commission", refund.fee});
    if (refund.tax.minor != 0) back.entries.push_back({"tax", refund.tax});
    return {std::move(back),
            {.fact = "refund payment",
             .order = refund.order,
             .entries = {{buyer, money(amount)}, {"cash:" + method, money(-amount)}},
             .cause = refund.id.value}};
}

} // namespace cartwright
