#include "store/orders/sellers.hpp"

#include "store/orders/sellers.sql.hpp"

#include <algorithm>

namespace cartwright::store::sellers {

namespace {

template <class SellerQuery> Seller seller_in(const Rows& row, const SellerQuery& query) {
    return {.id = {row.integer(query.id)},
            .kind = parsed_at(row, query.kind, parse_seller_kind),
            .number = row.integer(query.number),
            .name = std::string(row.text(query.name)),
            .fee_bps = row.integer(query.fee_bps),
            .account = optional_at<AccountId>(row, query.account_id),
            .verified = row.integer(query.verified) != 0};
}

template <class SellerQuery, class... Parameters>
std::optional<Seller> one_seller(Transaction& transaction, const SellerQuery& query, const Parameters&... parameters) {
    const auto row = transaction.one(query, parameters...);
    if (!row) return std::nullopt;
    return seller_in(**row, query);
}

template <class OrderQuery>
std::optional<SellerOrder> one_order(Transaction& transaction, const OrderQuery& query, std::int64_t number) {
    const auto row = transaction.one(query, number);
    if (!row) return std::nullopt;
    return order_in(**row, query);
}

} // namespace

void put(Transaction& transaction, const Seller& seller) {
    transaction.execute(sql::sellers::put, seller.id, name_of(seller.kind), seller.number, seller.name, seller.fee_bps,
                        seller.account, static_cast<std::int64_t>(seller.verified), transaction.now());
}

std::optional<Seller> find(Transaction& transaction, SellerId seller) {
    return one_seller(transaction, sql::sellers::find, seller);
}

std::optional<std::int64_t> shop_number(Transaction& transaction, SellerId seller) {
    if (seller == the_house) return std::nullopt;
    const auto found = find(transaction, seller);
    if (!found || found->kind != Seller::Kind::shop) return std::nullopt;
    return found->number;
}

std::optional<Seller> numbered(Transaction& transaction, Seller::Kind kind, std::int64_t number) {
    return one_seller(transaction, sql::sellers::numbered, name_of(kind), number);
}

std::optional<Seller> named(Transaction& transaction, Seller::Kind kind, std::string_view name) {
    return one_seller(transaction, sql::sellers::named, name_of(kind), name);
}

std::vector<Seller> of_kind(Transaction& transaction, Seller::Kind kind) {
    std::vector<Seller> sellers;
    const auto read = [&](const Rows& row) { sellers.push_back(seller_in(row, sql::sellers::of_kind)); };
    transaction.each(sql::sellers::of_kind, read, name_of(kind));
    return sellers;
}

void lock(Transaction& transaction, SellerId seller) { transaction.lock(sql::sellers::lock, seller); }

std::vector<Seller> of_lines(Transaction& transaction, const std::vector<Line>& lines) {
    std::vector<Seller> found;
    for (const Line& line : lines) {
        if (line.seller == the_house || std::ranges::find(found, line.seller, &Seller::id) != found.end()) continue;
        if (auto seller = find(transaction, line.seller)) found.push_back(*std::move(seller));
    }
    return found;
}

void add_order(Transaction& transaction, const SellerOrder& order) {
    transaction.execute(sql::sellers::add_order, order.id, order.order, order.seller, order.number, order.total.minor,
                        order.fee.minor, order.total.currency.text(), name_of(order.step), order.detail, order.due,
                        transaction.now());
}

void remove_orders(Transaction& transaction, OrderId order) { transaction.execute(sql::sellers::remove_orders, order); }

std::vector<SellerOrder> of_order(Transaction& transaction, OrderId order) {
    std::vector<SellerOrder> found;
    const auto read = [&](const Rows& row) { found.push_back(order_in(row, sql::sellers::of_order)); };
    transaction.each(sql::sellers::of_order, read, order);
    return found;
}

std::optional<SellerOrder> order_numbered(Transaction& transaction, std::int64_t number) {
    return one_order(transaction, sql::sellers::order_numbered, number);
}

std::optional<SellerOrder> find_order(Transaction& transaction, SellerOrderId order) {
    return one_order(transaction, sql::sellers::find_order, order.value);
}

void lock_order(Transaction& transaction, SellerOrderId order) { transaction.lock(sql::sellers::lock_order, order); }

std::optional<SellerOrder> lock_order_numbered(Transaction& transaction, std::int64_t number) {
    transaction.lock(sql::sellers::lock_order_numbered, number);
    return order_numbered(transaction, number);
}

std::optional<std::int64_t> latest_of_account(Transaction& transaction, AccountId account) {
    const auto row = transaction.one(sql::sellers::latest_of_account, account);
    if (!row) return std::nullopt;
    return (*row)->integer(sql::sellers::latest_of_account.number);
}

void set_step(Transaction& transaction, const SellerOrder& order) {
    transaction.execute(sql::sellers::set_step, order.id, name_of(order.step), order.detail, order.number, order.due,
                        transaction.now(), order.tax_minor);
}

} // namespace cartwright::store::sellers
