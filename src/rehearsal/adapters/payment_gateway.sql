-- name: find_charge
SELECT transaction_number, state, customer, asked, amount_minor - refunded_minor FROM rehearsal_charges WHERE key = $1
-- name: lock_charge
SELECT key FROM rehearsal_charges WHERE key = $1 FOR NO KEY UPDATE
-- name: add_charge
INSERT INTO rehearsal_charges (key, customer, amount_minor, currency, transaction_number, state, refunded_minor, asked)
VALUES ($1, $2, $3, $4, $5, $6, 0, 1) ON CONFLICT (key) DO NOTHING
-- name: ask_again
UPDATE rehearsal_charges SET asked = asked + 1, state = $2 WHERE key = $1
-- name: find_refund
SELECT state, asked FROM rehearsal_refunds WHERE key = $1
-- name: add_refund
INSERT INTO rehearsal_refunds (key, charge_key, amount_minor, state, asked) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (key) DO NOTHING
-- name: give_back
UPDATE rehearsal_charges SET refunded_minor = refunded_minor + $2 WHERE key = $1
-- name: ask_refund_again
UPDATE rehearsal_refunds SET asked = asked + 1 WHERE key = $1
