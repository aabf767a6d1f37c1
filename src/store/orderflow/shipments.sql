-- name: add
INSERT INTO shipments (id, order_id, name, phone, address, state, tracking_number, reason, asked_at, answered_at)
VALUES ($1, $2, $3, $4, $5, 'asked', 0, '', $6, NULL)
-- name: find
SELECT id, order_id, name, phone, address, state, tracking_number, reason, asked_at, answered_at
FROM shipments WHERE id = $1
-- name: of_order
SELECT id, order_id, name, phone, address, state, tracking_number, reason, asked_at, answered_at
FROM shipments WHERE order_id = $1 AND state IN ('asked', 'shipped')
-- name: order_of
SELECT order_id FROM shipments WHERE id = $1
-- name: answer
UPDATE shipments SET state = $2, tracking_number = $3, reason = $4, answered_at = $5 WHERE id = $1
