#pragma once

#include "domain/reseller/provisioning.hpp"
#include "store/engine/transaction.hpp"

#include <array>

/// Orders of resellers' customers with one vendor each, as stored beside the order itself and the vendor's part of it.
namespace cartwright::store::vendor_orders {

/// Adds what the order and its items have beside orders, order_lines and seller_orders, which are there. The items
/// stand in the order of the lines.
void add(Transaction& transaction, const VendorOrder& order);

std::optional<VendorOrder> find(Transaction& transaction, OrderId order);

void set_vendor_reference(Transaction& transaction, OrderId order, std::string_view reference);

/// Which ones, by the time at which they were placed. A filter that is empty lets nothing in; nothing: all.
struct Wanted {
    AccountId reseller;
    std::optional<std::vector<AccountId>> customers{};
    std::optional<std::vector<SellerId>> vendors{};
    bool oldest_first = false;
    std::int64_t last = 0;     // the place of the last that is known already
    std::vector<Step> steps{}; // two at most; empty: all
    std::int64_t limit = 0;
};

/// `next` is where the next page begins, when there may be more. With a filter a page may hold fewer than it could.
struct Page {
    std::vector<VendorOrder> orders;
    std::optional<std::int64_t> next{};
};
Page page(Transaction& transaction, const Wanted& wanted);

} // namespace cartwright::store::vendor_orders
