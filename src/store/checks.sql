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
WHERE (o.stage = 'paid' AND coalesce(p.total, 0) <> o.total_minor) OR (o.stage <> 'paid' AND coalesce(p.total, 0) <> 0)
ORDER BY o.id
-- name: orders_beside_the_ledger
SELECT o.id, o.total_minor, CAST(coalesce(e.total, 0) AS BIGINT)
FROM orders o LEFT JOIN (
    SELECT order_id, -sum(amount_minor) AS total FROM ledger_entries WHERE account = 'sales' GROUP BY order_id) e
    ON e.order_id = o.id
WHERE (CASE WHEN o.stage = 'paid' THEN o.total_minor ELSE 0 END) <> coalesce(e.total, 0) ORDER BY o.id
-- name: paid_orders_owing
SELECT order_id, CAST(sum(amount_minor) AS BIGINT) FROM ledger_entries
WHERE account LIKE 'buyer:%' GROUP BY order_id HAVING sum(amount_minor) <> 0 ORDER BY order_id
-- name: wrong_totals
SELECT o.id, o.total_minor, CAST(coalesce(l.total, 0) AS BIGINT)
FROM orders o LEFT JOIN (SELECT order_id, sum(price_minor * quantity) AS total FROM order_lines GROUP BY order_id) l
    ON l.order_id = o.id
WHERE o.total_minor <> coalesce(l.total, 0) OR l.total IS NULL ORDER BY o.id
-- name: orders_beside_the_stock
SELECT o.id, l.listing_id, l.total, CAST(coalesce(e.total, 0) AS BIGINT)
FROM orders o JOIN (
    SELECT order_id, listing_id, CAST(sum(quantity) AS BIGINT) AS total FROM order_lines GROUP BY order_id, listing_id) l
    ON l.order_id = o.id
LEFT JOIN (
    SELECT order_id, listing_id, -sum(quantity) AS total FROM stock_entries WHERE kind = 'sold' GROUP BY order_id, listing_id) e
    ON e.order_id = o.id AND e.listing_id = l.listing_id
WHERE (CASE WHEN o.stage = 'paid' THEN l.total ELSE 0 END) <> coalesce(e.total, 0) ORDER BY o.id, l.listing_id
-- name: sold_without_order
SELECT e.id, e.listing_id FROM stock_entries e LEFT JOIN orders o ON o.id = e.order_id
WHERE e.kind = 'sold' AND o.id IS NULL ORDER BY e.id
-- name: carts_paid_twice
SELECT cart_id, count(*) FROM orders WHERE stage = 'paid' GROUP BY cart_id HAVING count(*) > 1 ORDER BY cart_id
-- name: carts_left_after_payment
SELECT c.id FROM carts c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.cart_id = c.id AND o.stage = 'paid') ORDER BY c.id
-- name: gaps_in_events
SELECT min(sequence), max(sequence), count(*) FROM events HAVING count(*) <> max(sequence) - min(sequence) + 1
