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
-- name: orders_beside_the_ledger
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
WHERE account LIKE 'buyer:%' GROUP BY order_id HAVING sum(amount_minor) <> 0 ORDER BY order_id
-- name: wrong_totals
SELECT o.id, o.total_minor, CAST(coalesce(l.total, 0) AS BIGINT)
FROM orders o LEFT JOIN (SELECT order_id, sum(price_minor * quantity) AS total FROM order_lines GROUP BY order_id) l
    ON l.order_id = o.id
WHERE o.total_minor <> coalesce(l.total, 0) + (CASE WHEN o.tax_mode = 'exclusive' THEN o.tax_minor ELSE 0 END)
    OR l.total IS NULL ORDER BY o.id
-- name: orders_beside_the_stock
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
WHERE e.kind = 'sold' AND o.id IS NULL ORDER BY e.id
-- name: carts_paid_twice
SELECT cart_id, count(*) FROM orders WHERE stage = 'paid' AND cart_id <> 0 GROUP BY cart_id HAVING count(*) > 1 ORDER BY cart_id
-- name: carts_left_after_payment
SELECT c.id FROM carts c WHERE c.state = 'open' AND EXISTS (SELECT 1 FROM orders o WHERE o.cart_id = c.id AND o.stage = 'paid') ORDER BY c.id
-- name: parts_beside_the_order
SELECT s.order_id, CAST(sum(s.total_minor) AS BIGINT), l.total
FROM seller_orders s JOIN (
    SELECT order_id, CAST(sum(price_minor * quantity) AS BIGINT) AS total FROM order_lines WHERE seller_id <> 1 GROUP BY order_id) l
    ON l.order_id = s.order_id
GROUP BY s.order_id, l.total HAVING sum(s.total_minor) <> l.total ORDER BY s.order_id
-- name: shares_beside_the_ledger
SELECT s.id, s.total_minor - s.fee_minor - coalesce(r.share, 0), CAST(coalesce(e.total, 0) AS BIGINT)
FROM seller_orders s JOIN orders o ON o.id = s.order_id
LEFT JOIN (SELECT order_id, seller_id, sum(amount_minor - fee_minor) AS share FROM refunds GROUP BY order_id, seller_id) r
    ON r.order_id = s.order_id AND r.seller_id = s.seller_id
LEFT JOIN (SELECT order_id, account, -sum(amount_minor) AS total FROM ledger_entries GROUP BY order_id, account) e
    ON e.order_id = s.order_id AND e.account = 'seller:' || CAST(s.seller_id AS TEXT)
WHERE (CASE WHEN o.stage = 'paid' THEN s.total_minor - s.fee_minor - coalesce(r.share, 0) ELSE 0 END) <> coalesce(e.total, 0)
ORDER BY s.id
-- name: steps_beside_the_order
SELECT s.id, s.step, o.stage FROM seller_orders s JOIN orders o ON o.id = s.order_id
WHERE (o.stage = 'paid' AND s.step = 'pending') OR (o.stage = 'placed' AND s.step IN ('shipped', 'out_for_delivery', 'delivered'))
ORDER BY s.id
-- name: gaps_in_seller_orders
SELECT min(number), max(number), count(*) FROM seller_orders WHERE number IS NOT NULL
HAVING count(*) <> coalesce(max(number), 0)
-- name: gaps_in_events
SELECT min(sequence), max(sequence), count(*) FROM events HAVING count(*) <> max(sequence) - min(sequence) + 1
-- name: gaps_in_invoices
SELECT seller_id, year, max(number), count(*) FROM invoices
GROUP BY seller_id, year HAVING count(*) <> max(number) ORDER BY seller_id, year
-- name: invoices_beside_the_order
SELECT i.id, i.total_minor, o.total_minor, i.tax_minor, o.tax_minor, CAST(coalesce(l.total, 0) AS BIGINT)
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
-- name: charges_beside_the_payments
SELECT c.id, c.order_id, o.stage, c.amount_minor, CAST(coalesce(p.total, 0) AS BIGINT)
FROM charges c JOIN orders o ON o.id = c.order_id
LEFT JOIN (
    SELECT order_id, reference, count(*) AS number, sum(amount_minor) AS total FROM payments
    WHERE method = 'gateway' AND status = 'approved' GROUP BY order_id, reference) p
    ON p.order_id = c.order_id AND p.reference = CAST(c.transaction_number AS TEXT)
WHERE c.state = 'approved' AND (o.stage <> 'paid' OR coalesce(p.number, 0) <> 1 OR p.total <> c.amount_minor)
ORDER BY c.id
-- name: payments_without_charge
SELECT p.id, p.order_id, p.reference FROM payments p
WHERE p.method = 'gateway' AND p.status = 'approved' AND p.amount_minor >= 0 AND NOT EXISTS (
    SELECT 1 FROM charges c
    WHERE c.order_id = p.order_id AND c.state = 'approved' AND CAST(c.transaction_number AS TEXT) = p.reference)
ORDER BY p.id
-- name: late_charges_kept
SELECT c.id, c.amount_minor, CAST(coalesce(r.total, 0) AS BIGINT)
FROM charges c LEFT JOIN (SELECT charge_id, sum(amount_minor) AS total FROM gateway_refunds GROUP BY charge_id) r
    ON r.charge_id = c.id
WHERE c.state = 'late' AND c.amount_minor <> coalesce(r.total, 0) ORDER BY c.id
-- name: gateway_refunds_beside_the_payments
SELECT r.id, r.state, r.amount_minor, CAST(coalesce(p.total, 0) AS BIGINT)
FROM gateway_refunds r JOIN charges c ON c.id = r.charge_id
LEFT JOIN (
    SELECT order_id, reference, -sum(amount_minor) AS total FROM payments
    WHERE method = 'gateway' AND status = 'approved' GROUP BY order_id, reference) p
    ON p.order_id = r.order_id AND p.reference = 'refund-' || CAST(r.id AS TEXT)
WHERE c.state = 'approved' AND (CASE WHEN r.state = 'approved' THEN r.amount_minor ELSE 0 END) <> coalesce(p.total, 0)
ORDER BY r.id
-- name: shipped_unpaid
SELECT s.id, s.order_id, o.stage FROM shipments s JOIN orders o ON o.id = s.order_id
WHERE s.state = 'shipped' AND (o.stage <> 'paid' OR s.tracking_number = 0) ORDER BY s.id
-- name: undecided_without_job
SELECT u.kind, u.id FROM (
    SELECT 'charge' AS kind, id FROM charges WHERE state = 'asked'
    UNION ALL SELECT 'refund' AS kind, id FROM gateway_refunds WHERE state = 'asked'
    UNION ALL SELECT 'shipment' AS kind, id FROM shipments WHERE state = 'asked') u
WHERE NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = u.kind AND j.subject_id = u.id) ORDER BY u.kind, u.id
