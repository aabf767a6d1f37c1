#include "api/shopping/carts/cart_replies.hpp"

#include "base/object_id.hpp"

#include <array>

namespace cartwright::api::shopping {

namespace {

using operations::ShownDiscount;
using operations::ShownPayment;

constexpr std::size_t object_bytes = 640; // of an item or a payment

template <class AnyId> std::string format(AnyId id) { return object_id(id.value); }

template <class AnyId> void write_reference(JsonWriter& json, std::string_view name, AnyId id) {
    std::array<char, object_id_bytes> text{};
    write_object_id(text.data(), id.value);
    json.plain(name, {text.data(), text.size()});
}

template <class AnyId> void write_id(JsonWriter& json, AnyId id) {
    json.object("_id", [&] { write_reference(json, "$oid", id); });
}

template <class AnyId> void write_id_or_null(JsonWriter& json, std::string_view name, const std::optional<AnyId>& id) {
    if (id)
        write_reference(json, name, *id);
    else
        json.null(name);
}

void write_text_or_null(JsonWriter& json, std::string_view name, const std::optional<std::string>& text) {
    if (text)
        json.field(name, *text);
    else
        json.null(name);
}

void write_owner(JsonWriter& json, std::string_view owner) {
    json.plain("resource_class", "User");
    json.plain("resource_id", owner);
}

void write_state(JsonWriter& json, CartItem::State state) {
    switch (state) {
    case CartItem::State::undecided: return json.null("accepted");
    case CartItem::State::accepted: return json.field("accepted", true);
    case CartItem::State::rejected: return json.field("accepted", false);
    }
}

void write_attributes(JsonWriter& json, const CartItem& item, std::string_view owner) {
    write_id(json, item.id);
    json.field("accept_order_at_percentage_of_price", std::int64_t{1});
    write_state(json, item.state);
    write_id_or_null(json, "accepted_by_payment_id", item.payment);
    if (item.is_gone()) json.field("available", false);
    json.moment("created_at", item.made_at);
    json.null("discount");
    write_text_or_null(json, "discount_code", item.discount_code);
    json.field("name", item.name);
    write_id_or_null(json, "parent_id", item.cart);
    json.plain("price", decimal(item.price.minor));
    write_reference(json, "product_id", item.product);
    json.plain("public", "no");
    json.field("quantity", item.quantity);
    write_owner(json, owner);
    json.moment("updated_at", item.changed_at);
}

void write(JsonWriter& json, const CartItem& item, std::string_view owner) {
    json.object([&] { write_attributes(json, item, owner); });
}

void write_status(JsonWriter& json, CartPayment::Status status) {
    switch (status) {
    case CartPayment::Status::pending: return json.null("payment_status");
    case CartPayment::Status::approved: return json.field("payment_status", std::int64_t{1});
    case CartPayment::Status::failed: return json.field("payment_status", std::int64_t{0});
    }
}

/// shopping §2.14: "null for non-gateway".
void write_page_field(JsonWriter& json, std::string_view name, const std::string& text, bool goes_to_page) {
    if (goes_to_page)
        json.field(name, text);
    else
        json.null(name);
}

/// shopping 60: attributes of the cart "that were never set — name, notes, discount_id — are absent, not null".
void write(JsonWriter& json, const operations::PaymentReceipt& receipt, std::string_view owner) {
    json.object("payment_receipt", [&] {
        json.array("current_payment", receipt.items, [&](const CartItem& item) { write(json, item, owner); });
        json.object("cart", [&] {
            write_id(json, receipt.cart.id);
            json.plain("public", "no");
            json.field("_type", "Shopping::Cart");
            json.plain("resource_id", owner);
            json.plain("resource_class", "User");
            json.moment("updated_at", receipt.cart.changed_at);
            json.moment("created_at", receipt.cart.made_at);
            if (receipt.cart.name) json.field("name", *receipt.cart.name);
            if (receipt.cart.notes) json.field("notes", *receipt.cart.notes);
            if (receipt.cart.discount) json.field("discount_id", *receipt.cart.discount);
            json.array("cart_items", receipt.all_items, [&](CartItemId id) { json.text(format(id)); });
            json.array("cart_payments", receipt.payments, [&](CartPaymentId id) { json.text(format(id)); });
        });
    });
}

void write(JsonWriter& json, const CartPayment& payment, std::string_view owner,
           const std::optional<operations::PageFields>& page,
           const std::optional<operations::PaymentReceipt>& receipt) {
    const bool at_page = page.has_value();
    static const operations::PageFields nowhere;
    const operations::PageFields& fields = at_page ? *page : nowhere;
    json.object([&] {
        write_id(json, payment.id);
        json.money("amount", payment.amount.minor);
        write_reference(json, "cart_id", payment.cart);
        json.money("cash_change", payment.change.minor);
        json.moment("created_at", payment.made_at);
        write_id_or_null(json, "discount_id", payment.discount);
        write_page_field(json, "email", payment.email, at_page);
        write_page_field(json, "firstname", payment.first_name, at_page);
        write_page_field(json, "furl", fields.return_url, at_page);
        json.field("gateway_callback_called", payment.came_back);
        write_page_field(json, "hast", fields.checksum, at_page);
        write_text_or_null(json, "payment_ack_proof", payment.proof);
        write_status(json, payment.status);
        json.plain("payment_type", name_of(payment.method));
        write_page_field(json, "phone", payment.phone, at_page);
        write_page_field(json, "productinfo", payment.product_info, at_page);
        json.plain("public", "no");
        if (payment.is_refund)
            json.field("refund", true);
        else
            json.null("refund");
        write_owner(json, owner);
        write_page_field(json, "surl", fields.return_url, at_page);
        write_page_field(json, "txnid", at_page ? format(payment.id) : std::string(), at_page);
        json.moment("updated_at", payment.changed_at);
        if (receipt)
            write(json, *receipt, owner);
        else
            json.null("payment_receipt");
    });
}

void write(JsonWriter& json, const ShownPayment& shown) {
    write(json, shown.payment, shown.owner, shown.page, shown.receipt);
}

void write_attributes(JsonWriter& json, const MemberCart& cart, std::string_view owner) {
    write_id(json, cart.id);
    json.moment("created_at", cart.made_at);
    write_text_or_null(json, "discount_id", cart.discount);
    write_text_or_null(json, "name", cart.name);
    write_text_or_null(json, "notes", cart.notes);
    json.plain("public", "no");
    write_owner(json, owner);
    json.moment("updated_at", cart.changed_at);
}

/// shopping §0, "Value formats": what is a text, a number or nothing at which stage.
void write_figures(JsonWriter& json, const CartFigures& figures) {
    if (!figures.has_items) {
        json.field("cart_price", std::int64_t{0});
        json.money("cart_paid_amount", figures.paid.minor);
        json.money("cart_pending_balance", figures.pending.minor);
        json.money("cart_credit", figures.paid.minor);
        json.null("cart_minimum_payable_amount");
        return;
    }
    json.field("cart_price", decimal(figures.price.minor));
    json.money("cart_paid_amount", figures.paid.minor);
    json.field("cart_pending_balance", decimal(figures.pending.minor));
    json.money("cart_credit", figures.paid.minor);
    if (figures.is_accepted)
        json.field("cart_minimum_payable_amount", std::int64_t{0});
    else
        json.field("cart_minimum_payable_amount", decimal(figures.minimum.minor));
}

http::Reply write_cart_with_status(int status, const operations::ShownCart& shown) {
    const FullCart& full = shown.full;
    JsonWriter json(object_bytes * (full.items.size() + full.payments.size() + 1));
    json.object([&] {
        write_attributes(json, full.cart, shown.owner);
        json.array("cart_items", full.items, [&](const CartItem& item) { write(json, item, shown.owner); });
        auto page = shown.pages.begin();
        json.array("cart_payments", full.payments,
                   [&](const CartPayment& payment) { write(json, payment, shown.owner, *page++, std::nullopt); });
        write_figures(json, figures_of(full));
    });
    return {.status = status, .body = json.take()};
}

/// shopping 38: "the cart information of each cart like cart_price, items, etc is not returned in this request".
void write_listed(JsonWriter& json, const MemberCart& cart, std::string_view owner) {
    json.object([&] {
        write_attributes(json, cart, owner);
        for (const std::string_view name : {"cart_items", "cart_payments", "cart_price", "cart_paid_amount",
                                            "cart_pending_balance", "cart_credit", "cart_minimum_payable_amount"})
            json.null(name);
    });
}

void write_uses(JsonWriter& json, std::string_view name, const ShownDiscount& shown, DiscountUse::State state) {
    json.key(name);
    json.items([&] {
        for (const DiscountUse& use : shown.uses)
            if (use.state == state) json.text(format(use.payment));
    });
}

void write(JsonWriter& json, const ShownDiscount& shown) {
    const Discount& discount = shown.discount;
    json.object([&] {
        write_id(json, discount.id);
        write_id_or_null(json, "cart_id", discount.cart);
        json.field("count", discount.uses_left);
        json.moment("created_at", discount.made_at);
        write_uses(json, "declined", shown, DiscountUse::State::declined);
        json.money("discount_amount", discount.amount.minor);
        json.hundredths("discount_percentage", discount.percentage_bps);
        write_uses(json, "pending", shown, DiscountUse::State::pending);
        json.array("product_ids", discount.products, [&](ProductId product) { json.text(format(product)); });
        json.field("public", "yes");
        json.field("requires_verification", discount.requires_verification);
        write_owner(json, shown.owner);
        json.moment("updated_at", discount.changed_at);
        json.array("used_by_users", shown.users, [&](const std::string& user) { json.text(user); });
        write_uses(json, "verified", shown, DiscountUse::State::verified);
    });
}

/// shopping §0: "`201` + the object (and a `Location` header)".
template <class AnyId> http::Reply mark_created(http::Reply reply, std::string_view where, AnyId id) {
    reply.status = 201;
    reply.headers.emplace_back("Location", "/shopping/" + std::string(where) + '/' + format(id));
    return reply;
}

} // namespace

void write_found(JsonWriter& json, const operations::Owned<CartItem>& item) {
    json.object([&] {
        write_attributes(json, item.value, item.owner);
        json.field("_type", "Shopping::CartItem");
    });
}

http::Reply write_item(const operations::Owned<CartItem>& item) {
    JsonWriter json(object_bytes);
    write(json, item.value, item.owner);
    return {.body = json.take()};
}

http::Reply write_created_item(const operations::Owned<CartItem>& made_item) {
    return mark_created(write_item(made_item), "cart_items", made_item.value.id);
}

http::Reply write_items(const operations::Owned<std::vector<CartItem>>& items) {
    JsonWriter json(object_bytes * (items.value.size() + 1));
    json.array(items.value, [&](const CartItem& each) { write(json, each, items.owner); });
    return {.body = json.take()};
}

http::Reply write_cart(const operations::ShownCart& cart) { return write_cart_with_status(200, cart); }

http::Reply write_created_cart(const operations::ShownCart& made_cart) {
    return mark_created(write_cart_with_status(201, made_cart), "carts", made_cart.full.cart.id);
}

http::Reply write_carts(const operations::Owned<std::vector<MemberCart>>& carts) {
    JsonWriter json(object_bytes * (carts.value.size() + 1));
    json.array(carts.value, [&](const MemberCart& each) { write_listed(json, each, carts.owner); });
    return {.body = json.take()};
}

http::Reply write_payment(const operations::ShownPayment& payment) {
    JsonWriter json(object_bytes);
    write(json, payment);
    return {.body = json.take()};
}

http::Reply write_created_payment(const operations::ShownPayment& made_payment) {
    return mark_created(write_payment(made_payment), "payments", made_payment.payment.id);
}

http::Reply write_payments(const std::vector<operations::ShownPayment>& payments) {
    JsonWriter json(object_bytes * (payments.size() + 1));
    json.array(payments, [&](const ShownPayment& each) { write(json, each); });
    return {.body = json.take()};
}

http::Reply write_discount(const operations::ShownDiscount& discount) {
    JsonWriter json(object_bytes);
    write(json, discount);
    return {.body = json.take()};
}

http::Reply write_created_discount(const operations::ShownDiscount& made_discount) {
    return mark_created(write_discount(made_discount), "discounts", made_discount.discount.id);
}

http::Reply write_discounts(const std::vector<operations::ShownDiscount>& discounts) {
    JsonWriter json(object_bytes * (discounts.size() + 1));
    json.array(discounts, [&](const ShownDiscount& each) { write(json, each); });
    return {.body = json.take()};
}

} // namespace cartwright::api::shopping
