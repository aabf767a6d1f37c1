#include "domain/orders/sale_postings.hpp"

namespace cartwright {

std::vector<Posting> postings_of_paid_order(const Order& order, std::span<const SellerOrder> shares,
                                            std::string_view method) {
    const LedgerAccount buyer = LedgerAccount::buyer(order.id);
    const Money owed = order.total;
    const auto credit = [&](std::int64_t minor) { return Money{.minor = -minor, .currency = owed.currency}; };

    std::int64_t tax = order.tax.minor;
    std::int64_t sales = owed.minor;
    std::int64_t commission = 0;
    Posting sale{.fact = "sale", .order = order.id, .entries = {{buyer, owed}}};
    for (const SellerOrder& share : shares) {
        sale.entries.push_back({LedgerAccount::seller(share.seller), credit(share.share().minor)});
        tax -= tax_of_seller(order, share.seller);
        sales -= share.paid().minor;
        commission += share.fee.minor;
    }
    sales -= tax;
    if (sales != 0 || shares.empty()) sale.entries.push_back({LedgerAccount::sales(), credit(sales)});
    if (commission != 0) sale.entries.push_back({LedgerAccount::commission(), credit(commission)});
    if (tax != 0) sale.entries.push_back({LedgerAccount::tax(), credit(tax)});
    return {
        std::move(sale),
        {.fact = "payment", .order = order.id, .entries = transfer(LedgerAccount::cash(method), buyer, owed)},
    };
}

} // namespace cartwright
