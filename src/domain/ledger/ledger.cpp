#include "domain/ledger/ledger.hpp"

#include <map>

namespace cartwright {

bool is_balanced(const Posting& posting) {
    std::map<Currency, std::int64_t> sums;
    for (const Entry& entry : posting.entries) sums[entry.amount.currency] += entry.amount.minor;
    for (const auto& [currency, sum] : sums)
        if (sum != 0) return false;
    return true;
}

std::string account_of(SellerId seller) { return "seller:" + std::to_string(seller.value); }

std::vector<Posting> postings_of_paid_order(const Order& order, std::span<const SellerOrder> shares,
                                            const std::string& method) {
    const std::string buyer = "buyer:" + std::to_string(order.id.value);
    const Money owed = order.total;
    const auto credit = [&](std::int64_t minor) { return Money{.minor = -minor, .currency = owed.currency}; };

    std::int64_t tax = order.tax.minor;
    std::int64_t sales = owed.minor;
    std::int64_t commission = 0;
    Posting sale{.fact = "sale", .order = order.id, .entries = {{buyer, owed}}};
    for (const SellerOrder& share : shares) {
        sale.entries.push_back({account_of(share.seller), credit(share.share().minor)});
        tax -= tax_of_seller(order, share.seller);
        sales -= share.paid().minor;
        commission += share.fee.minor;
    }
    sales -= tax;
    if (sales != 0 || shares.empty()) sale.entries.push_back({"sales", credit(sales)});
    if (commission != 0) sale.entries.push_back({"commission", credit(commission)});
    if (tax != 0) sale.entries.push_back({"tax", credit(tax)});
    return {
        std::move(sale),
        {.fact = "payment", .order = order.id, .entries = {{"cash:" + method, owed}, {buyer, credit(owed.minor)}}},
    };
}

} // namespace cartwright
