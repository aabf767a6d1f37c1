#pragma once

#include "domain/marketplace/shop.hpp"
#include "store/engine/transaction.hpp"

#include <optional>
#include <vector>

/// What shops have sold, as they and their buyers see it, as stored.
namespace cartwright::store::shop_orders {

/// What a shop has sold, the newest first, of the parts numbered below `before`; of one step when it is given. With the
/// lines.
struct PartsWished {
    SellerId seller;
    std::optional<Step> step{};
    std::int64_t before = 0;
    std::int64_t limit = 0;
};
std::vector<ShopOrder> of_shop(Transaction& transaction, const PartsWished& wish);

/// A shop's lines of an order.
void read_lines(Transaction& transaction, ShopOrder& order);

} // namespace cartwright::store::shop_orders
