#include "store/reseller/vendor_orders.hpp"

#include "store/engine/id_list.hpp"
#include "store/engine/row_values.hpp"
#include "store/reseller/vendor_orders.sql.hpp"

namespace cartwright::store::vendor_orders {

namespace {

/// The number of orders examined for a page when only some are wanted, so that a search for rare ones costs no more.
constexpr std::int64_t window = 1'000;

template <class OrderQuery> VendorOrder order_in(const Rows& row, const OrderQuery& query) {
    return {.id = {row.integer(query.id)},
            .place = row.integer(query.place),
            .reseller = {row.integer(query.reseller_id)},
            .customer = {row.integer(query.customer_id)},
            .reseller_number = row.integer(query.reseller_number),
            .customer_number = row.integer(query.customer_number),
            .cart = {row.integer(query.cart_id)},
            .vendor = {row.integer(query.vendor_id)},
            .part = {row.integer(query.seller_order_id)},
            .vendor_name = std::string(row.text(query.vendor_name)),
            .vendor_reference = std::string(row.text(query.vendor_reference)),
            .total = money_at(row, query.total_minor, query.currency),
            .reference = std::string(row.text(query.reference)),
            .step = parsed_at(row, query.step, parse_step),
            .detail = std::string(row.text(query.detail)),
            .placed_at = {row.integer(query.placed_at)},
            .changed_at = {row.integer(query.changed_at)}};
}

template <class OrderQuery> OrderItem item_in(const Rows& row, const OrderQuery& query, Currency currency) {
    return {.id = {row.integer(query.item)},
            .listing = {row.integer(query.listing_id)},
            .sku = std::string(row.text(query.sku)),
            .name = std::string(row.text(query.name)),
            .action = parsed_at(row, query.action, parse_action),
            .subscription = {row.integer(query.subscription_id)},
            .quantity = row.integer(query.quantity),
            .price = {.minor = row.integer(query.price_minor), .currency = currency},
            .paid_quantity = row.integer(query.paid_quantity),
            .reference = std::string(row.text(query.item_reference)),
            .customer_reference = std::string(row.text(query.customer_reference))};
}

template <class OrderQuery, class... Parameters>
std::vector<VendorOrder> read_all(Transaction& transaction, const OrderQuery& query, const Parameters&... parameters) {
    std::vector<VendorOrder> orders;
    const auto read = [&](const Rows& row) {
        if (orders.empty() || orders.back().id.value != row.integer(query.id)) orders.push_back(order_in(row, query));
        orders.back().items.push_back(item_in(row, query, orders.back().total.currency));
    };
    transaction.each(query, read, parameters...);
    return orders;
}

std::string_view step_at(const Wanted& wanted, std::size_t index) {
    return index < wanted.steps.size() ? name_of(wanted.steps[index]) : "";
}

bool is_of_one(const Wanted& wanted) { return wanted.customers && wanted.customers->size() == 1; }

/// Reads a page by `query`. `window_query` counts the orders examined for it, and returns the place of the last.
template <class PageQuery, class WindowQuery>
Page read_page(Transaction& transaction, const Wanted& wanted, const PageQuery& query,
               const WindowQuery& window_query) {
    const bool is_filtered = !wanted.steps.empty() || wanted.vendors || (wanted.customers && !is_of_one(wanted));
    const std::int64_t looked_at = is_filtered ? window : wanted.limit;
    const std::int64_t whose = is_of_one(wanted) ? wanted.customers->front().value : wanted.reseller.value;
    Page page{.orders = read_all(transaction, query, whose, wanted.last, wanted.limit, step_at(wanted, 0),
                                 step_at(wanted, 1), id_list(wanted.vendors), looked_at, id_list(wanted.customers))};
    if (static_cast<std::int64_t>(page.orders.size()) == wanted.limit) {
        page.next = page.orders.back().place;
    } else if (is_filtered) {
        const auto row = transaction.one(window_query, whose, wanted.last, looked_at);
        if ((*row)->integer(window_query.count) == looked_at) page.next = (*row)->integer(window_query.last_place);
    }
    return page;
}

} // namespace

void add(Transaction& transaction, const VendorOrder& order) {
    transaction.execute(sql::vendor_orders::add, order.id, order.place, order.reseller, order.customer, order.vendor);
    std::int64_t position = 0;
    for (const OrderItem& item : order.items)
        transaction.execute(sql::vendor_orders::add_item, order.id, ++position, item.id, item.listing,
                            name_of(item.action), item.subscription, item.quantity, item.reference,
                            item.customer_reference);
}

std::optional<VendorOrder> find(Transaction& transaction, OrderId order) {
    std::vector<VendorOrder> found = read_all(transaction, sql::vendor_orders::find, order);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void set_vendor_reference(Transaction& transaction, OrderId order, std::string_view reference) {
    transaction.execute(sql::vendor_orders::set_vendor_reference, order, reference);
}

Page page(Transaction& transaction, const Wanted& wanted) {
    namespace of = sql::vendor_orders;
    const auto read = [&](const auto& query, const auto& window_query) {
        return read_page(transaction, wanted, query, window_query);
    };
    if (is_of_one(wanted))
        return wanted.oldest_first ? read(of::of_customer_oldest, of::window_of_customer_oldest)
                                   : read(of::of_customer, of::window_of_customer);
    return wanted.oldest_first ? read(of::of_reseller_oldest, of::window_of_reseller_oldest)
                               : read(of::of_reseller, of::window_of_reseller);
}

} // namespace cartwright::store::vendor_orders
