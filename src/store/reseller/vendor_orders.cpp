#include "store/reseller/vendor_orders.hpp"

#include "store/engine/id_list.hpp"
#include "store/engine/money_rows.hpp"
#include "store/reseller/vendor_orders.sql.hpp"

namespace cartwright::store::vendor_orders {

namespace {

/// The number of orders examined for a page when only some are wanted, so that a search for rare ones costs no more.
constexpr std::int64_t window = 1'000;

constexpr int item_column = 18;

VendorOrder order_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .place = row.integer(1),
            .reseller = {row.integer(2)},
            .customer = {row.integer(3)},
            .reseller_number = row.integer(4),
            .customer_number = row.integer(5),
            .cart = {row.integer(6)},
            .vendor = {row.integer(7)},
            .part = {row.integer(8)},
            .vendor_name = std::string(row.text(9)),
            .vendor_reference = std::string(row.text(10)),
            .total = money_at(row, 11),
            .reference = std::string(row.text(13)),
            .step = parse_step(row.text(14)).value(),
            .detail = std::string(row.text(15)),
            .placed_at = {row.integer(16)},
            .changed_at = {row.integer(17)}};
}

OrderItem item_at(const Rows& row, Currency currency) {
    return {.id = {row.integer(item_column)},
            .listing = {row.integer(item_column + 1)},
            .sku = std::string(row.text(item_column + 2)),
            .name = std::string(row.text(item_column + 3)),
            .action = parse_action(row.text(item_column + 4)).value(),
            .subscription = {row.integer(item_column + 5)},
            .quantity = row.integer(item_column + 6),
            .price = {.minor = row.integer(item_column + 7), .currency = currency},
            .paid_quantity = row.integer(item_column + 8),
            .reference = std::string(row.text(item_column + 9)),
            .customer_reference = std::string(row.text(item_column + 10))};
}

template <class... Parameters>
std::vector<VendorOrder> read_all(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    std::vector<VendorOrder> orders;
    const auto read = [&](const Rows& row) {
        if (orders.empty() || orders.back().id.value != row.integer(0)) orders.push_back(order_at(row));
        orders.back().items.push_back(item_at(row, orders.back().total.currency));
    };
    transaction.each(query, read, parameters...);
    return orders;
}

std::string_view step_at(const Wanted& wanted, std::size_t index) {
    return index < wanted.steps.size() ? name_of(wanted.steps[index]) : "";
}

struct Queries {
    const Query& page;
    const Query& window;
};

Queries queries_of(bool is_of_one_customer, bool oldest_first) {
    namespace of = sql::vendor_orders;
    if (is_of_one_customer && oldest_first) return {of::of_customer_oldest, of::window_of_customer_oldest};
    if (is_of_one_customer) return {of::of_customer, of::window_of_customer};
    if (oldest_first) return {of::of_reseller_oldest, of::window_of_reseller_oldest};
    return {of::of_reseller, of::window_of_reseller};
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
    const bool is_of_one = wanted.customers && wanted.customers->size() == 1;
    const bool is_filtered = !wanted.steps.empty() || wanted.vendors || (wanted.customers && !is_of_one);
    const std::int64_t looked_at = is_filtered ? window : wanted.limit;
    const std::int64_t whose = is_of_one ? wanted.customers->front().value : wanted.reseller.value;
    const Queries queries = queries_of(is_of_one, wanted.oldest_first);
    Page page{.orders = read_all(transaction, queries.page, whose, wanted.last, wanted.limit, step_at(wanted, 0),
                                 step_at(wanted, 1), id_list(wanted.vendors), looked_at, id_list(wanted.customers))};
    if (static_cast<std::int64_t>(page.orders.size()) == wanted.limit) {
        page.next = page.orders.back().place;
    } else if (is_filtered) {
        const auto row = transaction.one(queries.window, whose, wanted.last, looked_at);
        if ((*row)->integer(0) == looked_at) page.next = (*row)->integer(1);
    }
    return page;
}

} // namespace cartwright::store::vendor_orders
