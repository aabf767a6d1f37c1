-- name: unbalanced_postings
SELECT posting_id, currency, CAST(sum(amount_minor) AS BIGINT)
FROM ledger_entries GROUP BY posting_id, currency HAVING sum(amount_minor) <> 0 ORDER BY posting_id
-- name: unbalanced_currencies
SELECT currency, CAST(sum(amount_minor) AS BIGINT)
FROM ledger_entries GROUP BY currency HAVING sum(amount_minor) <> 0 ORDER BY currency
-- name: wrong_on_hand
SELECT l.id, l.on_hand, CAST(coalesce(e.total, 0) AS BIGINT)
FROM listings l LEFT JOIN (SELECT listing_id, sum(quantity) AS total FROM stock_entries GROUP BY listing_id) e
    ON e.listing_id = l.id
WHERE l.on_hand <> coalesce(e.total, 0) ORDER BY l.id
-- name: wrong_held
SELECT l.id, l.held, CAST(coalesce(h.total, 0) AS BIGINT)
FROM listings l LEFT JOIN (SELECT listing_id, sum(quantity) AS total FROM holds GROUP BY listing_id) h
    ON h.listing_id = l.id
WHERE l.held <> coalesce(h.total, 0) ORDER BY l.id
-- name: oversold
SELECT id, on_hand, held FROM listings WHERE on_hand - held < 0 OR held < 0 OR on_hand < 0 ORDER BY id
-- name: holds_without_order
SELECT h.order_id, h.listing_id FROM holds h LEFT JOIN orders o ON o.id = h.order_id
WHERE o.id IS NULL OR o.stage <> 'placed' OR h.deadline <= o.placed_at ORDER BY h.order_id, h.listing_id
-- name: wrongly_paid_orders
SELECT o.id, o.stage, o.total_minor, CAST(coalesce(p.total, 0) AS BIGINT)
FROM orders o LEFT JOIN (
    SELECT order_id, sum(amount_minor) AS total FROM payments WHERE status = 'approved' GROUP BY order_id) p
    ON p.order_id = o.id
LEFT JOIN (SELECT order_id, sum(amount_minor) AS total FROM refunds GROUP BY order_id) r ON r.order_id = o.id
WHERE (o.stage = 'paid' AND coalesce(p.total, 0) <> o.total_minor - coalesce(r.total, 0))
    OR (o.stage <> 'paid' AND coalesce(p.total, 0) <> 0)
ORDER BY o.id
-- name: orders_not_matching_ledger
SELECT o.id, o.total_minor, CAST(coalesce(e.total, 0) AS BIGINT)
FROM orders o LEFT JOIN (
    SELECT order_id, -sum(amount_minor) AS total FROM ledger_entries
    WHERE account IN ('sales', 'commission', 'tax') OR account LIKE 'seller:%' GROUP BY order_id) e
    ON e.order_id = o.id
LEFT JOIN (SELECT order_id, sum(amount_minor) AS total FROM refunds GROUP BY order_id) r ON r.order_id = o.id
WHERE (CASE WHEN o.stage = 'paid' THEN o.total_minor - coalesce(r.total, 0) ELSE 0 END) <> coalesce(e.total, 0)
ORDER BY o.id
-- name: paid_orders_owing
SELECT order_id, CAST(sum(amount_minor) AS BIGINT) FROM ledger_entries
WHERE account LIKE 'buyer:%' AND order_id IS NOT NULL GROUP BY order_id HAVING sum(amount_minor) <> 0 ORDER BY order_id
-- name: wrong_totals
SELECT o.id, o.total_minor, CAST(coalesce(l.total, 0) AS BIGINT)
FROM orders o LEFT JOIN (SELECT order_id, sum(price_minor * quantity) AS total FROM order_lines GROUP BY order_id) l
    ON l.order_id = o.id
WHERE o.total_minor <> coalesce(l.total, 0) + (CASE WHEN o.tax_mode = 'exclusive' THEN o.tax_minor ELSE 0 END)
    OR l.total IS NULL ORDER BY o.id
-- name: orders_not_matching_stock
SELECT o.id, l.listing_id, l.total, CAST(coalesce(e.total, 0) AS BIGINT)
FROM orders o JOIN (
    SELECT x.order_id, x.listing_id, CAST(sum(x.quantity) AS BIGINT) AS total
    FROM order_lines x JOIN listings i ON i.id = x.listing_id AND i.endless = 0 GROUP BY x.order_id, x.listing_id) l
    ON l.order_id = o.id
LEFT JOIN (
    SELECT order_id, listing_id, -sum(quantity) AS total FROM stock_entries WHERE kind = 'sold' GROUP BY order_id, listing_id) e
    ON e.order_id = o.id AND e.listing_id = l.listing_id
WHERE (CASE WHEN o.stage = 'paid' THEN l.total ELSE 0 END) <> coalesce(e.total, 0) ORDER BY o.id, l.listing_id
-- name: sold_without_order
SELECT e.id, e.listing_id FROM stock_entries e LEFT JOIN orders o ON o.id = e.order_id
WHERE e.kind = 'sold' AND o.id IS NULL AND e.item_id IS NULL ORDER BY e.id
-- name: carts_paid_twice
SELECT o.cart_id, count(*) FROM orders o LEFT JOIN vendor_orders v ON v.order_id = o.id
WHERE o.stage = 'paid' AND o.cart_id <> 0 GROUP BY o.cart_id, v.vendor_id HAVING count(*) > 1 ORDER BY o.cart_id
-- name: paid_carts_still_open
SELECT c.id FROM carts c WHERE c.state = 'open' AND EXISTS (SELECT 1 FROM orders o WHERE o.cart_id = c.id AND o.stage = 'paid') ORDER BY c.id
-- name: seller_parts_not_matching_order
SELECT s.order_id, CAST(sum(s.total_minor) AS BIGINT), l.total
FROM seller_orders s JOIN (
    SELECT order_id, CAST(sum(price_minor * quantity) AS BIGINT) AS total FROM order_lines WHERE seller_id <> 1 GROUP BY order_id) l
    ON l.order_id = s.order_id
GROUP BY s.order_id, l.total HAVING sum(s.total_minor) <> l.total ORDER BY s.order_id
-- name: seller_shares_not_matching_ledger
SELECT s.id, s.total_minor + s.tax_minor - s.fee_minor - coalesce(r.share, 0), CAST(coalesce(e.total, 0) AS BIGINT)
FROM seller_orders s JOIN orders o ON o.id = s.order_id
LEFT JOIN (SELECT order_id, seller_id, sum(amount_minor - fee_minor) AS share FROM refunds GROUP BY order_id, seller_id) r
    ON r.order_id = s.order_id AND r.seller_id = s.seller_id
LEFT JOIN (SELECT order_id, account, -sum(amount_minor) AS total FROM ledger_entries GROUP BY order_id, account) e
    ON e.order_id = s.order_id AND e.account = 'seller:' || CAST(s.seller_id AS TEXT)
WHERE (CASE WHEN o.stage = 'paid' THEN s.total_minor + s.tax_minor - s.fee_minor - coalesce(r.share, 0) ELSE 0 END) <> coalesce(e.total, 0)
ORDER BY s.id
-- name: seller_steps_not_matching_order
SELECT s.id, s.step, o.stage FROM seller_orders s JOIN orders o ON o.id = s.order_id
WHERE (o.stage = 'paid' AND s.step = 'pending') OR (o.stage = 'placed' AND s.step IN ('shipped', 'out_for_delivery', 'delivered'))
ORDER BY s.id
-- name: gaps_in_seller_orders
SELECT min(number), max(number), count(*) FROM seller_orders WHERE number IS NOT NULL
HAVING count(*) <> coalesce(max(number), 0)
-- name: vendor_orders_not_matching_order
SELECT v.order_id, o.stage, coalesce(s.step, 'none')
FROM vendor_orders v JOIN orders o ON o.id = v.order_id
LEFT JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id
WHERE o.stage <> (CASE WHEN s.step IN ('pending', 'processing') THEN 'placed' WHEN s.step = 'completed' THEN 'paid'
                       WHEN s.step IN ('failed', 'cancelled') THEN 'failed' ELSE 'none' END)
ORDER BY v.order_id
-- name: order_items_not_matching_lines
SELECT v.order_id, coalesce(l.lines, 0), coalesce(i.items, 0)
FROM vendor_orders v
LEFT JOIN (SELECT order_id, count(*) AS lines FROM order_lines GROUP BY order_id) l ON l.order_id = v.order_id
LEFT JOIN (SELECT i.order_id, count(*) AS items FROM order_items i
           JOIN order_lines x ON x.order_id = i.order_id AND x.position = i.position AND x.listing_id = i.listing_id
           GROUP BY i.order_id) i ON i.order_id = v.order_id
WHERE coalesce(l.lines, 0) <> coalesce(i.items, 0) ORDER BY v.order_id
-- name: subscriptions_not_matching_order
SELECT i.order_id, i.item, s.step, coalesce(b.state, 'none')
FROM order_items i JOIN vendor_orders v ON v.order_id = i.order_id
JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id
LEFT JOIN subscriptions b ON b.id = i.subscription_id AND b.item = i.item AND b.order_id = i.order_id
WHERE i.action = 'create' AND coalesce(b.state, 'none') NOT IN (
    CASE WHEN s.step IN ('pending', 'processing') THEN 'pending' WHEN s.step = 'failed' THEN 'failed'
         WHEN s.step = 'cancelled' THEN 'cancelled' ELSE 'active' END,
    CASE WHEN s.step = 'completed' THEN 'suspended' ELSE '' END, CASE WHEN s.step = 'completed' THEN 'cancelled' ELSE '' END,
    CASE WHEN s.step = 'completed' THEN 'expired' ELSE '' END)
ORDER BY i.order_id, i.item
-- name: subscriptions_without_order
SELECT b.id, b.order_id FROM subscriptions b LEFT JOIN order_items i ON i.item = b.item AND i.order_id = b.order_id
WHERE i.item IS NULL OR i.action <> 'create' OR i.subscription_id <> b.id ORDER BY b.id
-- name: wrong_seats
SELECT b.id, b.quantity, i.quantity AS ordered_quantity
FROM subscriptions b JOIN order_items i ON i.subscription_id = b.id
JOIN (SELECT i.subscription_id, max(v.place) AS place FROM order_items i JOIN vendor_orders v ON v.order_id = i.order_id
      JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id
      WHERE i.action = 'create' OR s.step = 'completed' GROUP BY i.subscription_id) last ON last.subscription_id = b.id
JOIN vendor_orders v ON v.order_id = i.order_id AND v.place = last.place
WHERE b.quantity <> i.quantity ORDER BY b.id
-- name: subscription_changes_without_order
SELECT b.id, b.changing_order_id, coalesce(s.step, 'none')
FROM subscriptions b LEFT JOIN order_items i ON i.order_id = b.changing_order_id AND i.subscription_id = b.id AND i.action <> 'create'
LEFT JOIN vendor_orders v ON v.order_id = i.order_id
LEFT JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id
WHERE b.changing_order_id IS NOT NULL AND coalesce(s.step, 'none') NOT IN ('pending', 'processing') ORDER BY b.id
-- name: unsealed_secrets
SELECT t.item, t.name
FROM item_attributes t JOIN (
    SELECT item, listing_id FROM cart_lines UNION SELECT item, listing_id FROM order_items) i ON i.item = t.item
JOIN plan_attributes a ON a.listing_id = i.listing_id AND a.name = t.name
WHERE a.secret = 1 AND t.sealed = 0 ORDER BY t.item, t.name
-- name: payouts_not_matching_ledger
SELECT p.id, p.state, p.amount_minor, CAST(coalesce(e.total, 0) AS BIGINT)
FROM payouts p LEFT JOIN (SELECT cause_id, account, sum(amount_minor) AS total FROM ledger_entries
    WHERE fact IN ('payout', 'payout failed') GROUP BY cause_id, account) e
    ON e.cause_id = p.id AND e.account = 'seller:' || CAST(p.seller_id AS TEXT)
WHERE (CASE WHEN p.state = 'failed' THEN 0 ELSE p.amount_minor END) <> coalesce(e.total, 0) ORDER BY p.id
-- name: payouts_without_job
SELECT p.id FROM payouts p LEFT JOIN jobs j ON j.kind = 'payout' AND j.subject_id = p.id
WHERE p.state = 'asked' AND j.id IS NULL ORDER BY p.id
-- name: flash_sales_not_matching_uses
SELECT f.id, f.units, f.units_left, CAST(coalesce(u.total, 0) AS BIGINT)
FROM flash_sales f LEFT JOIN (SELECT flash_sale_id, sum(quantity) AS total FROM flash_sale_uses GROUP BY flash_sale_id) u
    ON u.flash_sale_id = f.id
WHERE f.units - f.units_left <> coalesce(u.total, 0) ORDER BY f.id
-- name: flash_sale_uses_not_matching_orders
SELECT u.flash_sale_id, u.order_id, u.quantity
FROM flash_sale_uses u JOIN flash_sales f ON f.id = u.flash_sale_id
WHERE NOT EXISTS (SELECT 1 FROM order_lines x WHERE x.order_id = u.order_id AND x.listing_id = f.listing_id AND x.quantity = u.quantity)
ORDER BY u.flash_sale_id, u.order_id
-- name: users_with_two_carts
SELECT account_id, count(*) FROM carts WHERE door = 'marketplace' AND state = 'open' GROUP BY account_id HAVING count(*) > 1 ORDER BY account_id
-- name: ratings_without_purchase
SELECT r.id, r.account_id FROM ratings r JOIN seller_orders s ON s.id = r.seller_order_id JOIN orders o ON o.id = s.order_id
WHERE o.stage <> 'paid' OR o.account_id IS NULL OR o.account_id <> r.account_id OR s.seller_id <> r.seller_id
    OR NOT EXISTS (SELECT 1 FROM order_lines x WHERE x.order_id = s.order_id AND x.listing_id = r.listing_id)
ORDER BY r.id
-- name: miscounted_shop_ratings
SELECT h.seller_id, h.ratings, h.stars, count(r.id), CAST(coalesce(sum(r.stars), 0) AS BIGINT)
FROM shops h LEFT JOIN ratings r ON r.seller_id = h.seller_id GROUP BY h.seller_id, h.ratings, h.stars
HAVING h.ratings <> count(r.id) OR h.stars <> coalesce(sum(r.stars), 0) ORDER BY h.seller_id
-- name: miscounted_shop_sales
SELECT h.seller_id, h.sales, CAST(coalesce(l.total, 0) AS BIGINT)
FROM shops h LEFT JOIN (
    SELECT x.seller_id, count(DISTINCT CAST(x.order_id AS TEXT) || ' ' || CAST(x.listing_id AS TEXT)) AS total
    FROM order_lines x JOIN orders o ON o.id = x.order_id JOIN seller_orders s ON s.order_id = x.order_id AND s.seller_id = x.seller_id
    LEFT JOIN (SELECT order_id, seller_id, sum(amount_minor) AS total FROM refunds GROUP BY order_id, seller_id) r
        ON r.order_id = s.order_id AND r.seller_id = s.seller_id
    WHERE o.stage = 'paid' AND coalesce(r.total, 0) < s.total_minor + s.tax_minor GROUP BY x.seller_id) l ON l.seller_id = h.seller_id
WHERE h.sales <> coalesce(l.total, 0) ORDER BY h.seller_id
-- name: shoes_not_matching_listings
SELECT s.listing_id, s.offered, s.price_minor, l.price_minor AS listing_price_minor, l.on_hand - l.held
FROM shoes s JOIN listings l ON l.id = s.listing_id
WHERE s.price_minor <> l.price_minor OR s.seller_id <> l.seller_id
    OR s.offered <> (CASE WHEN l.on_hand > l.held AND l.retired_at IS NULL THEN 1 ELSE 0 END) ORDER BY s.listing_id
-- name: gaps_in_events
SELECT min(sequence), max(sequence), count(*) FROM events HAVING count(*) <> max(sequence) - min(sequence) + 1
-- name: gaps_in_invoices
SELECT seller_id, year, max(number), count(*) FROM invoices
GROUP BY seller_id, year HAVING count(*) <> max(number) ORDER BY seller_id, year
-- name: invoices_not_matching_order
SELECT i.id, i.total_minor, o.total_minor AS order_total_minor, i.tax_minor, o.tax_minor AS order_tax_minor,
    CAST(coalesce(l.total, 0) AS BIGINT)
FROM invoices i JOIN orders o ON o.id = i.order_id
LEFT JOIN (SELECT invoice_id, sum(price_minor * quantity) AS total FROM invoice_lines GROUP BY invoice_id) l
    ON l.invoice_id = i.id
WHERE i.total_minor <> o.total_minor OR i.tax_minor <> o.tax_minor OR i.currency <> o.currency
    OR i.total_minor <> coalesce(l.total, 0) + (CASE WHEN i.tax_mode = 'exclusive' THEN i.tax_minor ELSE 0 END)
ORDER BY i.id
-- name: wrong_taxes
SELECT o.id, o.tax_minor, CAST(coalesce(l.tax, 0) AS BIGINT)
FROM orders o LEFT JOIN (SELECT order_id, sum(tax_minor) AS tax FROM order_lines GROUP BY order_id) l ON l.order_id = o.id
WHERE o.tax_minor <> coalesce(l.tax, 0) ORDER BY o.id
-- name: charges_not_matching_payments
SELECT c.id, c.order_id, o.stage, c.amount_minor, CAST(coalesce(p.total, 0) AS BIGINT)
FROM charges c JOIN orders o ON o.id = c.order_id
LEFT JOIN (
    SELECT order_id, reference, count(*) AS number, sum(amount_minor) AS total FROM payments
    WHERE method IN ('gateway', 'free') AND status = 'approved' GROUP BY order_id, reference) p
    ON p.order_id = c.order_id AND p.reference = CAST(c.transaction_number AS TEXT)
WHERE c.state = 'approved' AND (o.stage <> 'paid' OR coalesce(p.number, 0) <> 1 OR p.total <> c.amount_minor)
ORDER BY c.id
-- name: payments_without_charge
SELECT p.id, p.order_id, p.reference FROM payments p
WHERE p.method = 'gateway' AND p.status = 'approved' AND p.amount_minor >= 0 AND NOT EXISTS (
    SELECT 1 FROM charges c
    WHERE c.order_id = p.order_id AND c.state = 'approved' AND CAST(c.transaction_number AS TEXT) = p.reference)
ORDER BY p.id
-- name: late_charges_without_refund
SELECT c.id, c.amount_minor, CAST(coalesce(r.total, 0) AS BIGINT)
FROM charges c LEFT JOIN (SELECT charge_id, sum(amount_minor) AS total FROM refund_requests GROUP BY charge_id) r
    ON r.charge_id = c.id
WHERE c.state = 'late' AND c.amount_minor <> coalesce(r.total, 0) ORDER BY c.id
-- name: refunds_not_matching_requests
SELECT q.id, q.state, q.amount_minor, CAST(coalesce(p.total, 0) AS BIGINT)
FROM refund_requests q LEFT JOIN charges c ON c.id = q.charge_id
LEFT JOIN (
    SELECT order_id, reference, -sum(amount_minor) AS total FROM payments
    WHERE status = 'approved' AND amount_minor < 0 GROUP BY order_id, reference) p
    ON p.order_id = q.order_id AND p.reference = 'refund-' || CAST(q.id AS TEXT)
LEFT JOIN (SELECT request_id, sum(amount_minor) AS total FROM refunds GROUP BY request_id) r ON r.request_id = q.id
WHERE coalesce(c.state, 'approved') = 'approved'
    AND ((CASE WHEN q.state = 'approved' THEN q.amount_minor ELSE 0 END) <> coalesce(p.total, 0)
        OR (EXISTS (SELECT 1 FROM refund_shares x WHERE x.request_id = q.id) AND coalesce(r.total, 0) <> coalesce(p.total, 0)))
ORDER BY q.id
-- name: orders_refunded_above_payment
SELECT o.id, CASE WHEN o.stage = 'paid' THEN o.total_minor ELSE 0 END, CAST(g.total AS BIGINT)
FROM orders o JOIN (
    SELECT order_id, sum(amount_minor) AS total FROM (
        SELECT order_id, amount_minor FROM refunds
        UNION ALL SELECT q.order_id, q.amount_minor FROM refund_requests q LEFT JOIN charges c ON c.id = q.charge_id
            WHERE q.state = 'asked' AND coalesce(c.state, 'approved') = 'approved') given GROUP BY order_id) g
    ON g.order_id = o.id
WHERE g.total > (CASE WHEN o.stage = 'paid' THEN o.total_minor ELSE 0 END) ORDER BY o.id
-- name: seller_parts_refunded_above_payment
SELECT p.order_id, p.seller_id, CAST(p.total AS BIGINT), CAST(g.total AS BIGINT)
FROM (
    SELECT order_id, seller_id, total_minor + tax_minor AS total FROM seller_orders
    UNION ALL SELECT o.id, 1, o.total_minor - coalesce(s.total, 0) FROM orders o LEFT JOIN (
        SELECT order_id, sum(total_minor + tax_minor) AS total FROM seller_orders GROUP BY order_id) s ON s.order_id = o.id) p
JOIN (
    SELECT order_id, seller_id, sum(amount_minor) AS total FROM (
        SELECT order_id, seller_id, amount_minor FROM refunds
        UNION ALL SELECT q.order_id, x.seller_id, x.amount_minor
            FROM refund_requests q JOIN refund_shares x ON x.request_id = q.id WHERE q.state = 'asked') given
    GROUP BY order_id, seller_id) g ON g.order_id = p.order_id AND g.seller_id = p.seller_id
WHERE g.total > p.total ORDER BY p.order_id, p.seller_id
-- name: accounts_not_zero_after_refund
SELECT e.order_id, e.account, CAST(sum(e.amount_minor) AS BIGINT)
FROM ledger_entries e JOIN orders o ON o.id = e.order_id
JOIN (SELECT order_id, sum(amount_minor) AS total FROM refunds GROUP BY order_id) r ON r.order_id = o.id
WHERE o.sellers_owe_tax = 1 AND r.total >= o.total_minor
GROUP BY e.order_id, e.account HAVING sum(e.amount_minor) <> 0 ORDER BY e.order_id, e.account
-- name: taxes_not_matching_ledger
SELECT o.id, CAST(coalesce(l.tax, 0) AS BIGINT), CAST(coalesce(e.total, 0) AS BIGINT)
FROM orders o
LEFT JOIN (SELECT order_id, sum(tax_minor) AS tax FROM order_lines WHERE seller_id = 1 GROUP BY order_id) l ON l.order_id = o.id
LEFT JOIN (
    SELECT order_id, -sum(amount_minor) AS total FROM ledger_entries
    WHERE account = 'tax' AND fact = 'sale' GROUP BY order_id) e ON e.order_id = o.id
WHERE o.stage = 'paid' AND o.sellers_owe_tax = 1 AND coalesce(l.tax, 0) <> coalesce(e.total, 0) ORDER BY o.id
-- name: orders_paid_twice
SELECT order_id, count(*) FROM payments WHERE status = 'approved' AND amount_minor >= 0
GROUP BY order_id HAVING count(*) > 1 ORDER BY order_id
-- name: shipped_unpaid
SELECT s.id, s.order_id, o.stage FROM shipments s JOIN orders o ON o.id = s.order_id
WHERE s.state = 'shipped' AND (o.stage <> 'paid' OR s.tracking_number = 0) ORDER BY s.id
-- name: undecided_without_job
SELECT u.kind, u.id FROM (
    SELECT 'charge' AS kind, id FROM charges WHERE state = 'asked'
    UNION ALL SELECT 'refund' AS kind, id FROM refund_requests WHERE state = 'asked'
    UNION ALL SELECT 'shipment' AS kind, id FROM shipments WHERE state = 'asked') u
WHERE NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = u.kind AND j.subject_id = u.id) ORDER BY u.kind, u.id
-- name: member_carts_not_matching_ledger
SELECT c.id, CAST(coalesce(i.total, 0) AS BIGINT), CAST(coalesce(p.total, 0) AS BIGINT), CAST(coalesce(e.total, 0) AS BIGINT)
FROM member_carts c
LEFT JOIN (SELECT cart_id, sum(price_minor * quantity) AS total FROM cart_items WHERE state = 'accepted' GROUP BY cart_id) i
    ON i.cart_id = c.id
LEFT JOIN (SELECT cart_id, sum(amount_minor) AS total FROM cart_payments WHERE status = 'approved' GROUP BY cart_id) p
    ON p.cart_id = c.id
LEFT JOIN (SELECT account, sum(amount_minor) AS total FROM ledger_entries WHERE account LIKE 'buyer:cart:%' GROUP BY account) e
    ON e.account = 'buyer:cart:' || CAST(c.id AS TEXT)
WHERE coalesce(i.total, 0) - coalesce(p.total, 0) <> coalesce(e.total, 0) ORDER BY c.id
-- name: carts_of_two_currencies
SELECT x.cart_id, min(x.currency), max(x.currency)
FROM (SELECT cart_id, currency FROM cart_items WHERE cart_id IS NOT NULL
    UNION ALL SELECT cart_id, currency FROM cart_payments) x
GROUP BY x.cart_id HAVING min(x.currency) <> max(x.currency) ORDER BY x.cart_id
-- name: images_without_payment
SELECT i.id, i.payment_id FROM images i
WHERE NOT EXISTS (SELECT 1 FROM cart_payments p WHERE p.id = i.payment_id) ORDER BY i.id
-- name: accepted_items_above_payments
SELECT i.cart_id, CAST(sum(i.price_minor * i.quantity) AS BIGINT), CAST(coalesce(p.total, 0) AS BIGINT)
FROM cart_items i
LEFT JOIN (SELECT cart_id, sum(amount_minor) AS total FROM cart_payments WHERE status = 'approved' GROUP BY cart_id) p
    ON p.cart_id = i.cart_id
WHERE i.state = 'accepted'
GROUP BY i.cart_id, p.total HAVING sum(i.price_minor * i.quantity) > coalesce(p.total, 0) ORDER BY i.cart_id
-- name: cart_items_not_matching_stock
SELECT i.id, i.state, i.quantity, CAST(coalesce(e.total, 0) AS BIGINT)
FROM cart_items i
LEFT JOIN (SELECT item_id, -sum(quantity) AS total FROM stock_entries WHERE item_id IS NOT NULL GROUP BY item_id) e ON e.item_id = i.id
WHERE (CASE WHEN i.state = 'accepted' THEN i.quantity ELSE 0 END) <> coalesce(e.total, 0) ORDER BY i.id
-- name: sold_without_item
SELECT e.item_id, CAST(-sum(e.quantity) AS BIGINT) FROM stock_entries e LEFT JOIN cart_items i ON i.id = e.item_id
WHERE e.item_id IS NOT NULL AND i.id IS NULL GROUP BY e.item_id HAVING sum(e.quantity) <> 0 ORDER BY e.item_id
-- name: items_paid_by_another_cart
SELECT i.id, i.cart_id, p.id AS payment_id, p.cart_id AS payment_cart_id
FROM cart_items i JOIN cart_payments p ON p.id = i.payment_id
WHERE p.cart_id <> i.cart_id OR p.owner_id <> i.owner_id ORDER BY i.id
-- name: cart_payments_not_matching_ledger
SELECT p.id, p.status, p.amount_minor, CAST(coalesce(e.total, 0) AS BIGINT)
FROM cart_payments p LEFT JOIN (
    SELECT cause_id, sum(amount_minor) AS total FROM ledger_entries
    WHERE fact IN ('payment', 'refund payment', 'payment withdrawn') AND order_id IS NULL AND account NOT LIKE 'buyer:%'
    GROUP BY cause_id) e ON e.cause_id = p.id
WHERE (CASE WHEN p.status = 'approved' THEN p.amount_minor ELSE 0 END) <> coalesce(e.total, 0) ORDER BY p.id
-- name: carts_refunded_above_payment
SELECT cart_id, CAST(sum(amount_minor) AS BIGINT) FROM cart_payments
WHERE status = 'approved' AND discount_id IS NULL GROUP BY cart_id HAVING sum(amount_minor) < 0 ORDER BY cart_id
-- name: discounts_not_matching_uses
SELECT d.id, d.uses, d.uses_left, CAST(coalesce(u.total, 0) AS BIGINT)
FROM discounts d LEFT JOIN (SELECT discount_id, count(*) AS total FROM discount_uses WHERE state = 'used' GROUP BY discount_id) u
    ON u.discount_id = d.id
WHERE d.uses - d.uses_left <> coalesce(u.total, 0) ORDER BY d.id
-- name: coupon_payments_without_use
SELECT p.id, p.discount_id, coalesce(u.state, 'none')
FROM cart_payments p LEFT JOIN discount_uses u ON u.discount_id = p.discount_id AND u.payment_id = p.id
WHERE p.discount_id IS NOT NULL AND p.status = 'approved' AND coalesce(u.state, 'none') NOT IN ('used', 'verified') ORDER BY p.id
