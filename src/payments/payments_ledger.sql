-- name: last_movement
SELECT id, balance_after FROM movements ORDER BY id DESC LIMIT 1
-- name: sum
SELECT CAST(coalesce(sum(change), 0) AS BIGINT) AS balance FROM movements
-- name: move
INSERT INTO movements (id, kind, counterparty, change, balance_after, at) VALUES ($1, $2, $3, $4, $5, $6)
-- name: newest
SELECT kind, counterparty, change, balance_after FROM movements WHERE kind <> 'opening' ORDER BY id DESC LIMIT $1
-- name: clear_movements
DELETE FROM movements
-- name: charge
INSERT INTO charges (id, order_id, amount, balance_after, checked, state, reason, at)
VALUES ($1, $2, $3, $4, $5, 'charged', '', $6) ON CONFLICT DO NOTHING
-- name: find_charge
SELECT order_id, amount, balance_after, checked, state, reason, refunded FROM charges WHERE id = $1
-- name: charge_of_order
SELECT id FROM charges WHERE order_id = $1 AND state <> 'reversed'
-- name: confirm_charge
UPDATE charges SET state = 'confirmed' WHERE id = $1 AND state = 'charged'
-- name: reverse_charge
UPDATE charges SET state = 'reversed', reason = $2 WHERE id = $1 AND state = 'charged'
-- name: clear_charges
DELETE FROM charges
-- name: give_back
UPDATE charges SET refunded = refunded + $2 WHERE id = $1
-- name: find_refund
SELECT charge_id, order_id, amount, refunded, balance_after FROM order_refunds WHERE key = $1
-- name: add_refund
INSERT INTO order_refunds (key, charge_id, order_id, amount, refunded, balance_after, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: clear_refunds
DELETE FROM order_refunds
-- name: lock
SELECT pg_advisory_xact_lock(4728919)
