-- name: find_charge
SELECT transaction_number, state, customer, asked, amount_minor - refunded_minor AS left_minor FROM charges WHERE key = $1
-- name: lock_charge
SELECT key FROM charges WHERE key = $1 FOR NO KEY UPDATE
-- name: add_charge
INSERT INTO charges (key, customer, amount_minor, currency, transaction_number, state, refunded_minor, asked)
VALUES ($1, $2, $3, $4, $5, $6, 0, 1) ON CONFLICT (key) DO NOTHING
-- name: ask_again
UPDATE charges SET asked = asked + 1, state = $2 WHERE key = $1
-- name: find_refund
SELECT state, asked FROM refunds WHERE key = $1
-- name: add_refund
INSERT INTO refunds (key, charge_key, amount_minor, state, asked) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (key) DO NOTHING
-- name: give_back
UPDATE charges SET refunded_minor = refunded_minor + $2 WHERE key = $1
-- name: ask_refund_again
UPDATE refunds SET asked = asked + 1 WHERE key = $1
