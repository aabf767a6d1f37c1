#include "store/orders/sellers.hpp"

#include "store/engine/money_rows.hpp"
#include "store/orders/sellers.sql.hpp"

#include <algorithm>

namespace cartwright::store::sellers {

namespace {

Seller seller_at(const Rows& row) {
    Seller seller{.id = {row.integer(0)},
                  .kind = parse_seller_kind(row.text(1)),
                  .number = row.integer(2),
                  .name = std::string(row.text(3)),
                  .fee_bps = row.integer(4),
                  .verified = row.integer(6) != 0};
    if (!row.is_null(5)) seller.account = AccountId{row.integer(5)};
    return seller;
}

template <class... Parameters>
std::optional<Seller> one_seller(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    const auto row = transaction.one(query, parameters...);
    if (!row) return std::nullopt;
    return seller_at(*row->operator->());
}

std::optional<SellerOrder> one_order(Transaction& transaction, const Query& query, std::int64_t number) {
    const auto row = transaction.one(query, number);
    if (!row) return std::nullopt;
    return order_at(*row->operator->());
}

} // namespace

SellerOrder order_at(const Rows& row) {
    const Currency currency = currency_at(row, 6);
    SellerOrder order{.id = {row.integer(0)},
                      .order = {row.integer(1)},
                      .seller = {row.integer(2)},
                      .total = {.minor = row.integer(4), .currency = currency},
                      .fee = {.minor = row.integer(5), .currency = currency},
                      .step = parse_step(row.text(7)).value(),
                      .detail = std::string(row.text(8)),
                      .tax_minor = row.integer(10)};
    if (!row.is_null(3)) order.number = row.integer(3);
    if (!row.is_null(9)) order.due = Instant{row.integer(9)};
    return order;
}

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
    transaction.each(sql::sellers::of_kind, [&](const Rows& row) { sellers.push_back(seller_at(row)); }, name_of(kind));
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
    transaction.each(sql::sellers::of_order, [&](const Rows& row) { found.push_back(order_at(row)); }, order);
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
    return (*row)->integer(0);
}

void set_step(Transaction& transaction, const SellerOrder& order) {
    transaction.execute(sql::sellers::set_step, order.id, name_of(order.step), order.detail, order.number, order.due,
                        transaction.now(), order.tax_minor);
}

} // namespace cartwright::store::sellers
