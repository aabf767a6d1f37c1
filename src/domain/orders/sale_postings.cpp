#include "domain/orders/sale_postings.hpp"

namespace cartwright {

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
