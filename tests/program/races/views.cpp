#include "program/races/views.hpp"

#include "support/database.hpp"

#include <algorithm>

namespace cartwright::races {

namespace {

using tests::Row;
using tests::rows;

/// Under which key an order's rows are found.
const std::string with_keys = R"(
WITH k AS (SELECT o.id AS order_id, o.door, CASE
    WHEN o.door = 'marketplace' THEN 'user cart ' || CAST(c.number AS TEXT)
    WHEN o.cart_id = 0 THEN 'order ' || CAST(o.id AS TEXT)
    ELSE 'cart ' || CAST(o.cart_id AS TEXT) END AS key
    FROM orders o LEFT JOIN carts c ON c.id = o.cart_id)
)";

/// Each finds a key and a line of what is under it. Ids are in angle brackets.
const std::string views[] = {
    // Of orders.
    R"(SELECT k.key, 'order <' || o.id || '> of ' || o.total_minor || ' is ' || o.stage || ' ' || o.reason
    FROM orders o JOIN k ON k.order_id = o.id)",
    R"(SELECT k.key, 'part of <' || k.order_id || '> is ' || s.step || ': ' || s.total_minor || ', fee ' || s.fee_minor
    FROM seller_orders s JOIN k ON k.order_id = s.order_id)",
    R"(SELECT k.key, 'payments of <' || k.order_id || '> by ' || p.method || ', ' || p.status || ': ' ||
    count(*) || ', together ' || CAST(sum(p.amount_minor) AS BIGINT)
    FROM payments p JOIN k ON k.order_id = p.order_id GROUP BY k.key, k.order_id, p.method, p.status)",
    R"(SELECT x.key, 'account ' || x.account || ' of <' || x.order_id || '>: ' || CAST(sum(x.amount_minor) AS BIGINT)
    FROM (SELECT k.key, k.order_id, e.amount_minor, CASE WHEN e.account LIKE 'buyer:%' THEN 'buyer'
          WHEN e.account LIKE 'seller:%' THEN 'seller' ELSE e.account END AS account
          FROM ledger_entries e JOIN k ON k.order_id = e.order_id) x GROUP BY x.key, x.order_id, x.account)",
    R"(SELECT k.key, 'refund of <' || k.order_id || '> by ' ||
    CASE WHEN r.seller_id = 1 THEN 'the house' ELSE 'the shop' END || ': ' ||
    r.amount_minor || ', fee ' || r.fee_minor || ', tax ' || r.tax_minor
    FROM refunds r JOIN k ON k.order_id = r.order_id)",
    R"(SELECT k.key, 'charge of <' || k.order_id || '>: ' || c.amount_minor || ' ' || c.state
    FROM charges c JOIN k ON k.order_id = c.order_id)",
    R"(SELECT k.key, 'asked back for <' || k.order_id || '> by ' || r.method || ': ' || r.amount_minor || ' ' || r.state
    FROM refund_requests r JOIN k ON k.order_id = r.order_id)",
    R"(SELECT k.key, 'shipment of <' || k.order_id || '> is ' || s.state
    FROM shipments s JOIN k ON k.order_id = s.order_id)",
    R"(SELECT k.key, 'invoice of <' || k.order_id || '>: ' || i.total_minor
    FROM invoices i JOIN k ON k.order_id = i.order_id)",
    R"(SELECT k.key, 'held for <' || k.order_id || '> at ' || l.price_minor || ': ' || h.quantity
    FROM holds h JOIN k ON k.order_id = h.order_id JOIN listings l ON l.id = h.listing_id)",
    R"(SELECT k.key, e.kind || ' of <' || k.order_id || '>: ' || CAST(sum(e.quantity) AS BIGINT)
    FROM stock_entries e JOIN k ON k.order_id = e.order_id GROUP BY k.key, k.order_id, e.listing_id, e.kind)",
    R"(SELECT k.key, 'subscription of <' || k.order_id || '> is ' || b.state
    FROM subscriptions b JOIN k ON k.order_id = b.order_id)",
    // Of carts, shops and what is sold.
    R"(SELECT CASE WHEN c.door = 'marketplace' THEN 'user cart ' || c.number ELSE 'cart ' || c.id END,
    'the cart is ' || c.state FROM carts c)",
    R"(SELECT CASE WHEN c.door = 'marketplace' THEN 'user cart ' || c.number ELSE 'cart ' || c.id END,
    'in the cart: ' || x.quantity || ' at ' || l.price_minor
    FROM cart_lines x JOIN carts c ON c.id = x.cart_id JOIN listings l ON l.id = x.listing_id)",
    R"(SELECT 'shop ' || s.number, 'the shop is owed ' || CAST(-sum(e.amount_minor) AS BIGINT)
    FROM sellers s JOIN ledger_entries e ON e.account = 'seller:' || CAST(s.id AS TEXT) GROUP BY s.number)",
    R"(SELECT 'shop ' || s.number, 'payout of ' || p.amount_minor || ' is ' || p.state
    FROM payouts p JOIN sellers s ON s.id = p.seller_id)",
    R"(SELECT 'listing ' || s.number, 'on hand ' || l.on_hand || ', held ' || l.held || ', at ' || l.price_minor
    FROM shoes s JOIN listings l ON l.id = s.listing_id)",
    R"(SELECT 'product ' || l.product_id, 'on hand ' || l.on_hand || ', held ' || l.held FROM listings l)",
    // Of members' carts.
    R"(SELECT 'member cart ' || c.id, 'the cart is there' FROM member_carts c)",
    R"(SELECT 'member cart ' || i.cart_id, 'item <' || i.id || '> of ' || i.quantity || ' at ' || i.price_minor ||
    ' is ' || i.state || ', by <' || coalesce(i.payment_id, 0) || '>, taken from the stock: ' ||
    coalesce((SELECT CAST(-sum(e.quantity) AS BIGINT) FROM stock_entries e WHERE e.item_id = i.id), 0)
    FROM cart_items i WHERE i.cart_id IS NOT NULL)",
    R"(SELECT 'member cart ' || p.cart_id, 'payment <' || p.id || '> by ' || p.method || ' of ' || p.amount_minor ||
    ', change ' || p.change_minor || ', is ' || p.status || ', refund ' || p.refund
    FROM cart_payments p)",
    R"(SELECT x.key, 'account ' || x.account || ': ' || CAST(sum(x.amount_minor) AS BIGINT)
    FROM (SELECT 'member cart ' || p.cart_id AS key, e.amount_minor,
          CASE WHEN e.account LIKE 'buyer:%' THEN 'buyer' ELSE e.account END AS account
          FROM ledger_entries e JOIN cart_payments p ON p.id = e.cause_id WHERE e.order_id IS NULL) x
    GROUP BY x.key, x.account)",
    R"(SELECT 'member cart ' || d.cart_id, 'coupon of ' || d.amount_minor || ', uses left ' || d.uses_left ||
    CASE WHEN d.removed_at IS NULL THEN '' ELSE ', removed' END FROM discounts d WHERE d.cart_id IS NOT NULL)",
    R"(SELECT 'member cart ' || p.cart_id, 'coupon by <' || u.payment_id || '> is ' || u.state
    FROM discount_uses u JOIN cart_payments p ON p.id = u.payment_id)",
    // Of subscriptions.
    R"(SELECT 'subscription ' || b.id, 'it is ' || b.state || ' with ' || b.quantity ||
    CASE WHEN b.changing_order_id IS NULL THEN '' ELSE ', changing' END FROM subscriptions b)",
    R"(SELECT 'subscription ' || i.subscription_id, 'order to ' || i.action || ' it with ' || i.quantity ||
    ' is ' || s.step
    FROM order_items i JOIN seller_orders s ON s.order_id = i.order_id)",
};

/// What others know of an order or a member's payment, which they call by hexadecimal digits.
struct Foreign {
    bool is_of_payments;   // in whose database
    std::size_t number_at; // where in the name its number begins
    std::string sql;
};
const Foreign foreign_views[] = {
    {true, 0,
     "SELECT order_id, 'the payments server keeps ' || CAST(sum(amount - refunded) AS BIGINT) FROM charges "
     "WHERE state <> 'reversed' GROUP BY order_id"},
    {false, 0,
     "SELECT substr(subject, 8), 'event ' || type || ': ' || count(*) FROM events "
     "WHERE subject LIKE 'orders/%' GROUP BY subject, type"},
    {false, 8,
     "SELECT transaction_id, 'the payment page has ' || CASE WHEN captured = 1 THEN amount_minor ELSE 0 END "
     "FROM rehearsal.pages"},
};

std::string number_in(const std::string& digits, std::size_t begin) {
    constexpr int hexadecimal = 16;
    return std::to_string(std::stoll(digits.substr(begin), nullptr, hexadecimal));
}

std::string name_of(std::string_view number, const Names& names) {
    for (const auto& [name, value] : names)
        if (name.ends_with('#') && value == number) return name.substr(0, name.size() - 1);
    return number == "0" ? "none" : "new";
}

std::string with_names(std::string_view line, const Names& names) {
    std::string text;
    for (std::size_t at = 0; (at = line.find('<')) != std::string_view::npos;) {
        const std::size_t end = line.find('>', at);
        text.append(line.substr(0, at)).append(name_of(line.substr(at + 1, end - at - 1), names));
        line.remove_prefix(end + 1);
    }
    return text.append(line);
}

} // namespace

States states(const std::string& shop, const std::string& payments) {
    States all;
    for (const std::string& view : views)
        for (const Row& row : rows(shop, with_keys + view)) all[row.at(0)].push_back(row.at(1));
    std::map<std::string, std::string> keys; // by the numbers of orders and payments
    for (const Row& row : rows(shop, with_keys + "SELECT order_id, key FROM k UNION ALL "
                                                 "SELECT id, 'member cart ' || cart_id FROM cart_payments"))
        keys[row.at(0)] = row.at(1);
    for (const Foreign& view : foreign_views) {
        for (const Row& row : rows(view.is_of_payments ? payments : shop, view.sql)) {
            const std::string number = number_in(row.at(0), view.number_at);
            all[keys[number]].push_back(row.at(1) + " of <" + number + ">");
        }
    }
    return all;
}

std::string state_of(const States& states, const std::vector<std::string_view>& keys, const Names& names) {
    std::vector<std::string> lines;
    for (const std::string_view key : keys) {
        const auto found = states.find(filled_in(key, names));
        if (found == states.end()) continue;
        for (const std::string& line : found->second) lines.push_back(with_names(line, names));
    }
    std::ranges::sort(lines); // what is new has no order
    std::string text;
    for (const std::string& line : lines) text += "  " + line + '\n';
    return text;
}

std::vector<std::string> differences_between_books(const std::string& shop, const std::string& payments) {
    std::vector<std::string> found;
    for (const Row& row : rows(shop, R"(
        SELECT o.id, coalesce(g.total, 0), coalesce(p.total, 0) FROM orders o
        LEFT JOIN (SELECT c.order_id, sum(r.amount_minor - r.refunded_minor) AS total
            FROM charges c JOIN rehearsal.charges r ON r.key = 'charge-' || CAST(c.id AS TEXT)
            WHERE r.state = 'approved' GROUP BY c.order_id) g ON g.order_id = o.id
        LEFT JOIN (SELECT order_id, sum(amount_minor) AS total FROM payments
            WHERE method = 'gateway' AND status = 'approved' GROUP BY order_id) p ON p.order_id = o.id
        WHERE coalesce(g.total, 0) <> coalesce(p.total, 0))"))
        found.push_back("order " + row.at(0) + ": the gateway has " + row.at(1) + ", the shop says " + row.at(2));

    std::map<std::string, std::string> paid; // what the shop says: of each order's number
    for (const Row& row : rows(shop, "SELECT order_id, CAST(sum(amount_minor) AS BIGINT) FROM payments "
                                     "WHERE method = 'payments-server' AND status = 'approved' GROUP BY order_id"))
        paid[row.at(0)] = row.at(1);
    for (const Row& row :
         rows(payments, "SELECT order_id, CAST(sum(amount - refunded) AS BIGINT), min(state) FROM charges "
                        "WHERE state <> 'reversed' GROUP BY order_id")) {
        const std::string order = number_in(row.at(0), 0);
        if (row.at(2) == "confirmed" && paid[order] == row.at(1)) continue;
        found.push_back("order " + order + ": the payments server has " + row.at(1) + " " + row.at(2) +
                        ", the shop says " + paid[order]);
    }
    return found;
}

} // namespace cartwright::races
