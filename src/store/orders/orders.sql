-- name: add
INSERT INTO orders (id, door, cart_id, stage, reason, total_minor, currency, placed_at, number, account_id, tax_mode,
    tax_minor, reference)
VALUES ($1, $2, $3, 'placed', '', $4, $5, $6, $7, $8, $9, $10, $11)
-- name: add_line
INSERT INTO order_lines (order_id, position, listing_id, product_id, name, price_minor, quantity, seller_id, code, attributes,
    tax_bps, tax_minor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
-- name: find
SELECT o.cart_id, o.stage, o.reason, o.total_minor, o.currency, o.placed_at,
    x.listing_id, x.product_id, x.name, x.price_minor, x.quantity, x.seller_id, x.code, x.attributes,
    o.number, o.account_id, o.tax_mode, o.tax_minor, o.reference, x.tax_bps, x.tax_minor AS line_tax_minor,
    o.sellers_owe_tax
FROM orders o JOIN order_lines x ON x.order_id = o.id
WHERE o.id = $1 AND o.door = $2
ORDER BY x.position
-- name: lock_cart
SELECT id FROM carts WHERE id = (SELECT cart_id FROM orders WHERE id = $1) FOR NO KEY UPDATE
-- name: lock
SELECT id FROM orders WHERE id = $1 FOR NO KEY UPDATE
-- name: door_of
SELECT door FROM orders WHERE id = $1
-- name: numbered
SELECT id FROM orders WHERE door = $1 AND number = $2
-- name: account_of
SELECT account_id FROM orders WHERE id = $1
-- name: settle
UPDATE orders SET stage = $2, reason = $3, settled_at = $4, sellers_owe_tax = 1 WHERE id = $1
-- name: supersede
UPDATE orders SET stage = 'failed', reason = 'superseded', settled_at = $3
WHERE cart_id = $1 AND stage = 'placed' AND id <> $2
RETURNING id
-- name: replace
UPDATE orders SET total_minor = $2, currency = $3, tax_mode = $4, tax_minor = $5 WHERE id = $1
-- name: remove_lines
DELETE FROM order_lines WHERE order_id = $1
-- name: set_currency
UPDATE orders SET currency = $2 WHERE id = $1
-- name: note
INSERT INTO order_log (order_id, position, event, made_at)
SELECT $1, coalesce(max(position), 0) + 1, $2, $3 FROM order_log WHERE order_id = $1
-- name: log_of
SELECT event, made_at FROM order_log WHERE order_id = $1 ORDER BY position
