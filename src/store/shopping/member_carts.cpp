#include "store/shopping/member_carts.hpp"

#include "base/object_id.hpp"
#include "domain/members/member.hpp"
#include "store/engine/money_rows.hpp"
#include "store/engine/word_search.hpp"
#include "store/shopping/member_carts.sql.hpp"

namespace cartwright::store::member_carts {

namespace {

std::optional<std::string> text_at(const Rows& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return std::string(row.text(column));
}

template <class AnyId> std::optional<AnyId> id_at(const Rows& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return AnyId{row.integer(column)};
}

MemberCart cart_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .owner = {row.integer(1)},
            .name = text_at(row, 2),
            .notes = text_at(row, 3),
            .discount = text_at(row, 4),
            .made_at = {row.integer(5)},
            .changed_at = {row.integer(6)}};
}

CartItem item_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .owner = {row.integer(1)},
            .cart = id_at<MemberCartId>(row, 2),
            .listing = {row.integer(3)},
            .product = {row.integer(4)},
            .name = std::string(row.text(5)),
            .price = {.minor = row.integer(6), .currency = currency_at(row, 7)},
            .quantity = row.integer(8),
            .discount_code = text_at(row, 9),
            .state = parse_item_state(row.text(10)),
            .payment = id_at<CartPaymentId>(row, 11),
            .made_at = {row.integer(12)},
            .changed_at = {row.integer(13)},
            .available = row.integer(14) != 0};
}

CartPayment payment_at(const Rows& row) {
    const Currency currency = currency_at(row, 7);
    return {.id = {row.integer(0)},
            .owner = {row.integer(1)},
            .cart = {row.integer(2)},
            .method = parse_payment_method(row.text(3)).value_or(CartPayment::Method::cash),
            .status = parse_payment_status(row.text(4)),
            .amount = {.minor = row.integer(5), .currency = currency},
            .change = {.minor = row.integer(6), .currency = currency},
            .is_refund = row.integer(8) != 0,
            .discount = id_at<DiscountId>(row, 9),
            .proof = text_at(row, 10),
            .first_name = std::string(row.text(11)),
            .email = std::string(row.text(12)),
            .phone = std::string(row.text(13)),
            .product_info = std::string(row.text(14)),
            .came_back = row.integer(15) != 0,
            .open_at_page = row.integer(18) != 0,
            .made_at = {row.integer(16)},
            .changed_at = {row.integer(17)}};
}

template <class Read, class Key> auto all(Transaction& transaction, const Query& query, Read read, Key key) {
    std::vector<decltype(read(std::declval<const Rows&>()))> found;
    transaction.each(query, [&](const Rows& row) { found.push_back(read(row)); }, key);
    return found;
}

template <class Read, class Key>
auto first(Transaction& transaction, const Query& query, Read read, Key key)
    -> std::optional<decltype(read(std::declval<const Rows&>()))> {
    const auto row = transaction.one(query, key);
    if (!row) return std::nullopt;
    return read(*row->operator->());
}

std::size_t number(Transaction& transaction, const Query& query, AccountId owner) {
    const auto row = transaction.one(query, owner);
    return row ? static_cast<std::size_t>((*row)->integer(0)) : 0;
}

std::int64_t as_number(bool claim) { return claim ? 1 : 0; }

void put_words(Transaction& transaction, const CartItem& item, std::string_view format_owner) {
    const std::string text = item.name + ' ' + decimal(item.price.minor) + ' ' + std::string(format_owner);
    for (const std::string& word : search_words(text))
        transaction.execute(sql::member_carts::add_word, item.owner, word, item.id);
}

} // namespace

void lock_buyer(Transaction& transaction, AccountId owner) { transaction.lock(sql::member_carts::lock_buyer, owner); }

std::string format_owner(Transaction& transaction, AccountId owner) {
    const auto row = transaction.one(sql::member_carts::owner, owner);
    return row ? object_id(Instant{(*row)->integer(0)}, owner.value) : object_id(owner.value);
}

void add(Transaction& transaction, const MemberCart& cart) {
    transaction.execute(sql::member_carts::add, cart.id, cart.owner, cart.name, cart.notes, cart.discount,
                        cart.made_at);
}

void change(Transaction& transaction, const MemberCart& cart) {
    transaction.execute(sql::member_carts::change, cart.id, cart.name, cart.notes, cart.discount, transaction.now());
}

void remove(Transaction& transaction, MemberCartId cart) { transaction.execute(sql::member_carts::remove, cart); }

std::optional<MemberCart> find(Transaction& transaction, MemberCartId cart) {
    return first(transaction, sql::member_carts::find, cart_at, cart);
}

std::vector<MemberCart> of_owner(Transaction& transaction, AccountId owner) {
    return all(transaction, sql::member_carts::of_owner, cart_at, owner);
}

std::size_t count(Transaction& transaction, AccountId owner) {
    return number(transaction, sql::member_carts::count, owner);
}

std::optional<FullCart> find_full(Transaction& transaction, MemberCartId cart) {
    auto found = find(transaction, cart);
    if (!found) return std::nullopt;
    return FullCart{
        .cart = *std::move(found), .items = items_of(transaction, cart), .payments = payments_of(transaction, cart)};
}

void add(Transaction& transaction, const CartItem& item, std::string_view format_owner) {
    transaction.execute(sql::member_carts::add_item, item.id, item.owner, item.cart, item.listing, item.product,
                        item.name, item.price.minor, item.price.currency.text(), item.quantity, item.discount_code,
                        name_of(item.state), item.payment, item.made_at, item.changed_at);
    put_words(transaction, item, format_owner);
}

void change_words(Transaction& transaction, const CartItem& item, std::string_view format_owner) {
    transaction.execute(sql::member_carts::remove_words, item.id);
    put_words(transaction, item, format_owner);
}

std::vector<CartItem> with_words(Transaction& transaction, std::optional<AccountId> owner,
                                 const std::vector<std::string>& beginnings, std::int64_t limit) {
    const auto find_some = [&](const std::string& from, const std::string& to, std::int64_t candidates) {
        std::vector<CartItemId> some;
        const auto read = [&](const Rows& row) { some.push_back({row.integer(0)}); };
        if (owner)
            transaction.each(sql::member_carts::found_of_owner, read, *owner, from, to, candidates);
        else
            transaction.each(sql::member_carts::found, read, from, to, candidates);
        return some;
    };
    const auto has = [&](CartItemId candidate, const std::string& from, const std::string& to) {
        return transaction.one(sql::member_carts::has_word, candidate, from, to).has_value();
    };
    std::vector<CartItem> found;
    for (const CartItemId item : with_all_words<CartItemId>(beginnings, limit, find_some, has))
        found.push_back(find(transaction, item).value());
    return found;
}

void change(Transaction& transaction, const CartItem& item) {
    transaction.execute(sql::member_carts::change_item, item.id, item.cart, item.listing, item.product, item.name,
                        item.price.minor, item.price.currency.text(), item.quantity, item.discount_code,
                        name_of(item.state), item.payment, transaction.now());
}

void decide(Transaction& transaction, const CartItem& item) {
    transaction.execute(sql::member_carts::decide_item, item.id, name_of(item.state), item.payment, transaction.now());
}

void remove(Transaction& transaction, CartItemId item) { transaction.execute(sql::member_carts::remove_item, item); }

std::optional<CartItem> find(Transaction& transaction, CartItemId item) {
    return first(transaction, sql::member_carts::item, item_at, item);
}

std::vector<CartItem> items_of(Transaction& transaction, MemberCartId cart) {
    return all(transaction, sql::member_carts::items, item_at, cart);
}

std::vector<CartItem> wishes_of(Transaction& transaction, AccountId owner) {
    return all(transaction, sql::member_carts::wishes, item_at, owner);
}

std::size_t count_wishes(Transaction& transaction, AccountId owner) {
    return number(transaction, sql::member_carts::count_wishes, owner);
}

void lock_listings(Transaction& transaction, MemberCartId cart) {
    transaction.lock(sql::member_carts::lock_listings, cart);
}

FreeStocks free_of(Transaction& transaction, MemberCartId cart) {
    FreeStocks free;
    transaction.each(sql::member_carts::free, [&](const Rows& row) { free[{row.integer(0)}] = row.integer(1); }, cart);
    return free;
}

bool is_offered(Transaction& transaction, ListingId listing) {
    return transaction.one(sql::member_carts::is_offered, listing).has_value();
}

std::int64_t free_of(Transaction& transaction, ListingId listing) {
    const auto row = transaction.one(sql::member_carts::free_of_listing, listing);
    return row ? (*row)->integer(0) : 0;
}

void add(Transaction& transaction, const CartPayment& payment) {
    transaction.execute(sql::member_carts::add_payment, payment.id, payment.owner, payment.cart,
                        name_of(payment.method), name_of(payment.status), payment.amount.minor, payment.change.minor,
                        payment.amount.currency.text(), as_number(payment.is_refund), payment.discount, payment.proof,
                        payment.first_name, payment.email, payment.phone, payment.product_info,
                        as_number(payment.came_back), payment.made_at, payment.changed_at,
                        as_number(payment.open_at_page));
}

void change(Transaction& transaction, const CartPayment& payment) {
    transaction.execute(sql::member_carts::change_payment, payment.id, name_of(payment.method), name_of(payment.status),
                        payment.amount.minor, payment.change.minor, payment.proof, as_number(payment.came_back),
                        transaction.now(), as_number(payment.open_at_page));
}

void remove(Transaction& transaction, CartPaymentId payment) {
    transaction.execute(sql::member_carts::remove_payment, payment);
}

std::optional<CartPayment> find(Transaction& transaction, CartPaymentId payment) {
    return first(transaction, sql::member_carts::payment, payment_at, payment);
}

std::vector<CartPayment> payments_of(Transaction& transaction, MemberCartId cart) {
    return all(transaction, sql::member_carts::payments, payment_at, cart);
}

std::vector<CartPayment> payments_of(Transaction& transaction, AccountId owner) {
    return all(transaction, sql::member_carts::payments_of_owner, payment_at, owner);
}

} // namespace cartwright::store::member_carts
