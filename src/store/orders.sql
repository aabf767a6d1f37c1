-- name: add
INSERT INTO orders (id, door, cart_id, stage, reason, total_minor, currency, placed_at)
VALUES ($1, $2, $3, 'placed', '', $4, $5, $6)
ON CONFLICT (id) DO NOTHING
-- name: add_line
INSERT INTO order_lines (order_id, position, listing_id, product_id, name, price_minor, quantity)
VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: find
SELECT cart_id, stage, reason, total_minor, currency, placed_at FROM orders WHERE id = $1
-- name: lines
SELECT listing_id, product_id, name, price_minor, quantity FROM order_lines WHERE order_id = $1 ORDER BY position
-- name: settle
UPDATE orders SET stage = $2, reason = $3, settled_at = $4 WHERE id = $1 AND stage = 'placed'
-- name: supersede
UPDATE orders SET stage = 'failed', reason = 'superseded', settled_at = $3
WHERE cart_id = $1 AND stage = 'placed' AND id <> $2
