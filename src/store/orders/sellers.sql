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
-- name: find_order
SELECT id, order_id, seller_id, number, total_minor, fee_minor, currency, step, detail, due_at, tax_minor
FROM seller_orders WHERE id = $1
-- name: lock_order
SELECT id FROM seller_orders WHERE id = $1 FOR NO KEY UPDATE
-- name: set_step
UPDATE seller_orders SET step = $2, detail = $3, number = $4, due_at = $5, changed_at = $6, tax_minor = $7 WHERE id = $1
-- name: remove_orders
DELETE FROM seller_orders WHERE order_id = $1
