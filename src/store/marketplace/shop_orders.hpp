#pragma once

#include "domain/marketplace/shop.hpp"
#include "store/engine/transaction.hpp"

#include <optional>
#include <vector>

/// The sales of shops, as stored, for the shops and their buyers.
namespace cartwright::store::shop_orders {

/// A shop's parts of orders numbered below `before`, the newest first, with their lines. Only those at one step when it
/// is given.
struct PartsWished {
    SellerId seller;
    std::optional<Step> step{};
    std::int64_t before = 0;
    std::int64_t limit = 0;
};
std::vector<ShopOrder> of_shop(Transaction& transaction, const PartsWished& wish);

/// Reads the shop's lines of an order.
void read_lines(Transaction& transaction, ShopOrder& order);

} // namespace cartwright::store::shop_orders
