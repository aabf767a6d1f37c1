-- name: find_charge
SELECT amount, approved, reason, transaction_number, refunded, currency, customer FROM card_charges WHERE key = $1
-- name: add_charge
INSERT INTO card_charges (key, customer, amount, currency, reference, approved, reason, transaction_number, refunded, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)
-- name: give_back
UPDATE card_charges SET refunded = refunded + $2 WHERE key = $1
-- name: find_refund
SELECT amount, approved, reason, charge_key FROM card_refunds WHERE key = $1
-- name: add_refund
INSERT INTO card_refunds (key, charge_key, amount, approved, reason, at) VALUES ($1, $2, $3, $4, $5, $6)
