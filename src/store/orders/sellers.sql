-- name: put
INSERT INTO sellers (id, kind, number, name, fee_bps, account_id, verified, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, fee_bps = excluded.fee_bps, verified = excluded.verified
-- name: find
SELECT id, kind, number, name, fee_bps, account_id, verified FROM sellers WHERE id = $1
-- name: numbered
SELECT id, kind, number, name, fee_bps, account_id, verified FROM sellers WHERE kind = $1 AND number = $2
-- name: named
SELECT id, kind, number, name, fee_bps, account_id, verified FROM sellers WHERE kind = $1 AND name = $2
-- name: of_kind
SELECT id, kind, number, name, fee_bps, account_id, verified FROM sellers WHERE kind = $1 ORDER BY number, id
-- name: lock
SELECT id FROM sellers WHERE id = $1 FOR NO KEY UPDATE
-- name: add_order
INSERT INTO seller_orders (id, order_id, seller_id, number, total_minor, fee_minor, currency, step, detail, due_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
-- name: of_order
SELECT id, order_id, seller_id, number, total_minor, fee_minor, currency, step, detail, due_at, tax_minor
FROM seller_orders WHERE order_id = $1 ORDER BY seller_id
-- name: order_numbered
SELECT id, order_id, seller_id, number, total_minor, fee_minor, currency, step, detail, due_at, tax_minor
FROM seller_orders WHERE number = $1
-- name: lock_order_numbered
SELECT id FROM seller_orders WHERE number = $1 FOR NO KEY UPDATE
-- name: latest_of_account
SELECT s.number FROM orders o JOIN seller_orders s ON s.order_id = o.id
WHERE o.account_id = $1 AND s.number IS NOT NULL
ORDER BY o.placed_at DESC, s.number DESC LIMIT 1
-- name: of_shop
SELECT s.id, s.order_id, s.seller_id, s.number, s.total_minor, s.fee_minor, s.currency, s.step, s.detail, s.due_at,
    s.tax_minor, o.placed_at, a.number, q.number,
    (SELECT CAST(coalesce(sum(r.amount_minor), 0) AS BIGINT) FROM refunds r WHERE r.order_id = s.order_id AND r.seller_id = s.seller_id)
FROM seller_orders s JOIN orders o ON o.id = s.order_id JOIN sellers q ON q.id = s.seller_id LEFT JOIN accounts a ON a.id = o.account_id
WHERE s.seller_id = $1 AND s.number IS NOT NULL AND s.number < $2 AND ($3 = '' OR s.step = $3)
ORDER BY s.number DESC LIMIT $4
-- name: lines_of_part
SELECT x.listing_id, x.product_id, x.name, x.price_minor, x.quantity, h.number
FROM order_lines x JOIN shoes h ON h.listing_id = x.listing_id
WHERE x.order_id = $1 AND x.seller_id = $2 ORDER BY x.position
-- name: find_order
SELECT id, order_id, seller_id, number, total_minor, fee_minor, currency, step, detail, due_at, tax_minor
FROM seller_orders WHERE id = $1
-- name: lock_order
SELECT id FROM seller_orders WHERE id = $1 FOR NO KEY UPDATE
-- name: set_step
UPDATE seller_orders SET step = $2, detail = $3, number = $4, due_at = $5, changed_at = $6, tax_minor = $7 WHERE id = $1
-- name: remove_orders
DELETE FROM seller_orders WHERE order_id = $1
