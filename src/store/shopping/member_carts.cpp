#include "store/shopping/member_carts.hpp"

#include "base/object_id.hpp"
#include "domain/members/member.hpp"
#include "store/engine/row_values.hpp"
#include "store/engine/word_search.hpp"
#include "store/shopping/member_carts.sql.hpp"

namespace cartwright::store::member_carts {

namespace {

constexpr auto cart_in = [](const Rows& row, const auto& query) -> MemberCart {
    return {.id = {row.integer(query.id)},
            .owner = {row.integer(query.owner_id)},
            .name = optional_at<std::string>(row, query.name),
            .notes = optional_at<std::string>(row, query.notes),
            .discount = optional_at<std::string>(row, query.discount),
            .made_at = {row.integer(query.made_at)},
            .changed_at = {row.integer(query.changed_at)}};
};

constexpr auto item_in = [](const Rows& row, const auto& query) -> CartItem {
    return {.id = {row.integer(query.id)},
            .owner = {row.integer(query.owner_id)},
            .cart = optional_at<MemberCartId>(row, query.cart_id),
            .listing = {row.integer(query.listing_id)},
            .product = {row.integer(query.product_id)},
            .name = std::string(row.text(query.name)),
            .price = money_at(row, query.price_minor, query.currency),
            .quantity = row.integer(query.quantity),
            .discount_code = optional_at<std::string>(row, query.discount_code),
            .state = parsed_at(row, query.state, parse_item_state),
            .payment = optional_at<CartPaymentId>(row, query.payment_id),
            .made_at = {row.integer(query.made_at)},
            .changed_at = {row.integer(query.changed_at)},
            .available = row.integer(query.available) != 0};
};

constexpr auto payment_in = [](const Rows& row, const auto& query) -> CartPayment {
    return {.id = {row.integer(query.id)},
            .owner = {row.integer(query.owner_id)},
            .cart = {row.integer(query.cart_id)},
            .method = parsed_at(row, query.method, parse_payment_method),
            .status = parsed_at(row, query.status, parse_payment_status),
            .amount = money_at(row, query.amount_minor, query.currency),
            .change = money_at(row, query.change_minor, query.currency),
            .is_refund = row.integer(query.refund) != 0,
            .discount = optional_at<DiscountId>(row, query.discount_id),
            .proof = optional_at<std::string>(row, query.proof),
            .first_name = std::string(row.text(query.first_name)),
            .email = std::string(row.text(query.email)),
            .phone = std::string(row.text(query.phone)),
            .product_info = std::string(row.text(query.product_info)),
            .came_back = row.integer(query.came_back) != 0,
            .open_at_page = row.integer(query.open_at_page) != 0,
            .made_at = {row.integer(query.made_at)},
            .changed_at = {row.integer(query.changed_at)}};
};

template <class AnyQuery, class Read, class Key>
auto all(Transaction& transaction, const AnyQuery& query, Read read, Key key) {
    std::vector<std::invoke_result_t<Read, const Rows&, const AnyQuery&>> found;
    transaction.each(query, [&](const Rows& row) { found.push_back(read(row, query)); }, key);
    return found;
}

template <class AnyQuery, class Read, class Key>
auto first(Transaction& transaction, const AnyQuery& query, Read read, Key key)
    -> std::optional<std::invoke_result_t<Read, const Rows&, const AnyQuery&>> {
    const auto row = transaction.one(query, key);
    if (!row) return std::nullopt;
    return read(**row, query);
}

template <class CountQuery> std::size_t number(Transaction& transaction, const CountQuery& query, AccountId owner) {
    const auto row = transaction.one(query, owner);
    return row ? static_cast<std::size_t>((*row)->integer(query.count)) : 0;
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
    return row ? object_id(Instant{(*row)->integer(sql::member_carts::owner.made_at)}, owner.value)
               : object_id(owner.value);
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
    return first(transaction, sql::member_carts::find, cart_in, cart);
}

std::vector<MemberCart> of_owner(Transaction& transaction, AccountId owner) {
    return all(transaction, sql::member_carts::of_owner, cart_in, owner);
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
        const auto read_of = [&](const auto& query) {
            return [&](const Rows& row) { some.push_back({row.integer(query.item_id)}); };
        };
        if (owner)
            transaction.each(sql::member_carts::found_of_owner, read_of(sql::member_carts::found_of_owner), *owner,
                             from, to, candidates);
        else
            transaction.each(sql::member_carts::found, read_of(sql::member_carts::found), from, to, candidates);
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
    return first(transaction, sql::member_carts::item, item_in, item);
}

std::vector<CartItem> items_of(Transaction& transaction, MemberCartId cart) {
    return all(transaction, sql::member_carts::items, item_in, cart);
}

std::vector<CartItem> wishes_of(Transaction& transaction, AccountId owner) {
    return all(transaction, sql::member_carts::wishes, item_in, owner);
}

std::size_t count_wishes(Transaction& transaction, AccountId owner) {
    return number(transaction, sql::member_carts::count_wishes, owner);
}

void lock_listings(Transaction& transaction, MemberCartId cart) {
    transaction.lock(sql::member_carts::lock_listings, cart);
}

FreeStocks free_of(Transaction& transaction, MemberCartId cart) {
    FreeStocks free;
    const auto read = [&](const Rows& row) {
        constexpr auto& query = sql::member_carts::free;
        free[{row.integer(query.id)}] = row.integer(query.free);
    };
    transaction.each(sql::member_carts::free, read, cart);
    return free;
}

bool is_offered(Transaction& transaction, ListingId listing) {
    return transaction.one(sql::member_carts::is_offered, listing).has_value();
}

std::int64_t free_of(Transaction& transaction, ListingId listing) {
    const auto row = transaction.one(sql::member_carts::free_of_listing, listing);
    return row ? (*row)->integer(sql::member_carts::free_of_listing.free) : 0;
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
    return first(transaction, sql::member_carts::payment, payment_in, payment);
}

std::vector<CartPayment> payments_of(Transaction& transaction, MemberCartId cart) {
    return all(transaction, sql::member_carts::payments, payment_in, cart);
}

std::vector<CartPayment> payments_of(Transaction& transaction, AccountId owner) {
    return all(transaction, sql::member_carts::payments_of_owner, payment_in, owner);
}

} // namespace cartwright::store::member_carts
