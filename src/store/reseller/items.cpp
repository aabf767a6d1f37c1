#include "store/reseller/items.hpp"

#include "store/reseller/items.sql.hpp"
#include "store/reseller/plans.hpp"

#include <algorithm>

namespace cartwright::store::items {

namespace {

constexpr int plan_column = 2;
constexpr int retired_column = plan_column + plans::plan_columns + plans::rule_columns;
constexpr int paid_column = retired_column + 1;

Attribute attribute_at(const Rows& row) {
    return {.name = std::string(row.text(1)),
            .value = std::string(row.text(2)),
            .kind = parse_attribute_kind(row.text(3)),
            .sealed = row.integer(4) != 0};
}

/// Adds each attribute that `query` finds to its item.
template <class AnyItem>
void read_all(Transaction& transaction, const Query& query, std::int64_t of, std::vector<AnyItem>& items) {
    const auto read = [&](const Rows& row) {
        const auto item = std::ranges::find(items, ItemId{row.integer(0)}, &AnyItem::id);
        if (item != items.end()) item->attributes.push_back(attribute_at(row));
    };
    transaction.each(query, read, of);
}

} // namespace

std::vector<Item> of_cart(Transaction& transaction, CartId cart, AccountId account) {
    std::vector<Item> items;
    const auto read = [&](const Rows& row) {
        if (items.empty() || items.back().id.value != row.integer(0))
            items.push_back(
                {.id = {row.integer(0)}, .plan = plans::plan_at(row, plan_column), .quantity = row.integer(1)});
        items.back().plan.retired = row.integer(retired_column) != 0;
        if (!row.is_null(paid_column)) items.back().paid_quantity = row.integer(paid_column);
        plans::read_rule(items.back().plan, row, plan_column + plans::plan_columns);
    };
    transaction.each(sql::items::of_cart, read, cart, account);
    if (!items.empty()) read_all(transaction, sql::items::attributes_of_cart, cart.value, items);
    return items;
}

void add(Transaction& transaction, CartId cart, const Item& item) {
    transaction.execute(sql::items::add, cart, item.plan.listing, item.id, transaction.next_id<struct Position>(),
                        item.quantity);
    put_attributes(transaction, item);
}

void change(Transaction& transaction, CartId cart, const Item& item, Attributes attributes) {
    transaction.execute(sql::items::change, cart, item.id, item.plan.listing, item.quantity);
    if (attributes == Attributes::anew) put_attributes(transaction, item);
}

void remove(Transaction& transaction, CartId cart, ItemId item) {
    transaction.execute(sql::items::remove, cart, item);
    transaction.execute(sql::items::remove_attributes, item);
}

void forget_attributes(Transaction& transaction, CartId cart) {
    transaction.execute(sql::items::remove_attributes_of_cart, cart);
}

void put_attributes(Transaction& transaction, const Item& item) {
    transaction.execute(sql::items::remove_attributes, item.id);
    std::int64_t position = 0;
    for (const Attribute& attribute : item.attributes)
        transaction.execute(sql::items::add_attribute, item.id, attribute.name, ++position, name_of(attribute.kind),
                            attribute.value, static_cast<std::int64_t>(attribute.sealed));
}

std::vector<Attribute> attributes(Transaction& transaction, ItemId item) {
    std::vector<Attribute> found;
    transaction.each(
        sql::items::attributes_of_item, [&](const Rows& row) { found.push_back(attribute_at(row)); }, item);
    return found;
}

void read_attributes(Transaction& transaction, OrderId order, std::vector<OrderItem>& items) {
    read_all(transaction, sql::items::attributes_of_order, order.value, items);
}

} // namespace cartwright::store::items
