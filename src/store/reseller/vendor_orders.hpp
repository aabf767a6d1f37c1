#pragma once

#include "domain/reseller/provisioning.hpp"
#include "store/engine/transaction.hpp"

#include <array>

/// Orders of resellers' customers with one vendor each, as stored beside the order itself and the vendor's part of it.
namespace cartwright::store::vendor_orders {

/// Adds the data that the order and its items have beside orders, order_lines and seller_orders, whose rows exist
/// already. The items are in the order of the lines.
void add(Transaction& transaction, const VendorOrder& order);

std::optional<VendorOrder> find(Transaction& transaction, OrderId order);

void set_vendor_reference(Transaction& transaction, OrderId order, std::string_view reference);

/// Selects orders, by the time at which they were placed. An empty filter matches nothing; no filter matches all.
struct Wanted {
    AccountId reseller;
    std::optional<std::vector<AccountId>> customers{};
    std::optional<std::vector<SellerId>> vendors{};
    bool oldest_first = false;
    std::int64_t last = 0;     // the place of the last order already known
    std::vector<Step> steps{}; // two at most; empty: all
    std::int64_t limit = 0;
};

/// `next` is where the next page begins, when there may be more. With a filter, a page may hold fewer than `limit`
/// orders.
struct Page {
    std::vector<VendorOrder> orders;
    std::optional<std::int64_t> next{};
};
Page page(Transaction& transaction, const Wanted& wanted);

} // namespace cartwright::store::vendor_orders
