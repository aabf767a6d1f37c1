#include "domain/orders/seller_shares.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cartwright {

Money fee_of(Money total, std::int64_t fee_bps) {
    const std::int64_t wholes = total.minor / whole_bps; // separate from the rest to avoid overflow
    const std::int64_t rest = total.minor % whole_bps;
    return {.minor = wholes * fee_bps + (rest * fee_bps + whole_bps / 2) / whole_bps, .currency = total.currency};
}

std::int64_t sales_of(SellerId seller, const std::vector<Line>& lines) {
    std::set<ListingId> listings;
    for (const Line& line : lines)
        if (line.seller == seller) listings.insert(line.listing);
    return std::ssize(listings);
}

std::vector<SellerOrder> shares_of(const std::vector<Line>& lines, std::span<const Seller> sellers) {
    std::map<SellerId, Money> totals;
    for (const Line& line : lines) {
        if (line.seller == the_house) continue;
        Money& total =
            totals.try_emplace(line.seller, Money{.minor = 0, .currency = line.price.currency}).first->second;
        total.minor += line.price.minor * line.quantity; // no overflow: the order's total fits
    }
    std::vector<SellerOrder> shares;
    for (const auto& [id, total] : totals) {
        const auto seller = std::ranges::find(sellers, id, &Seller::id);
        const std::int64_t fee_bps = seller == sellers.end() ? 0 : seller->fee_bps;
        shares.push_back({.id = {}, .order = {}, .seller = id, .total = total, .fee = fee_of(total, fee_bps)});
    }
    return shares;
}

} // namespace cartwright
