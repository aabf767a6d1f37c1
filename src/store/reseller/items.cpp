#include "store/reseller/items.hpp"

#include "store/engine/row_values.hpp"
#include "store/reseller/items.sql.hpp"
#include "store/reseller/plans.hpp"

#include <algorithm>

namespace cartwright::store::items {

namespace {

template <class AttributeQuery> Attribute attribute_in(const Rows& row, const AttributeQuery& query) {
    return {.name = std::string(row.text(query.name)),
            .value = std::string(row.text(query.value)),
            .kind = parsed_at(row, query.kind, parse_attribute_kind),
            .sealed = row.integer(query.sealed) != 0};
}

/// Adds each attribute that `query` finds to its item.
template <class AttributeQuery, class AnyItem>
void read_all(Transaction& transaction, const AttributeQuery& query, std::int64_t of, std::vector<AnyItem>& items) {
    const auto read = [&](const Rows& row) {
        const auto item = std::ranges::find(items, ItemId{row.integer(query.item)}, &AnyItem::id);
        if (item != items.end()) item->attributes.push_back(attribute_in(row, query));
    };
    transaction.each(query, read, of);
}

} // namespace

std::vector<Item> of_cart(Transaction& transaction, CartId cart, AccountId account) {
    constexpr auto& query = sql::items::of_cart;
    std::vector<Item> items;
    const auto read = [&](const Rows& row) {
        if (items.empty() || items.back().id.value != row.integer(query.item))
            items.push_back({.id = {row.integer(query.item)},
                             .plan = plans::plan_in(row, query),
                             .quantity = row.integer(query.quantity)});
        items.back().plan.retired = row.integer(query.retired) != 0;
        if (!row.is_null(query.paid_quantity)) items.back().paid_quantity = row.integer(query.paid_quantity);
        plans::read_rule(items.back().plan, row, query);
    };
    transaction.each(query, read, cart, account);
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
    constexpr auto& query = sql::items::attributes_of_item;
    std::vector<Attribute> found;
    transaction.each(query, [&](const Rows& row) { found.push_back(attribute_in(row, query)); }, item);
    return found;
}

void read_attributes(Transaction& transaction, OrderId order, std::vector<OrderItem>& items) {
    read_all(transaction, sql::items::attributes_of_order, order.value, items);
}

} // namespace cartwright::store::items
