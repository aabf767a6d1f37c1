-- name: add
INSERT INTO charges (id, order_id, invoice_id, customer, amount_minor, currency, state, transaction_number, first_name,
    last_name, first_digits, last_digits, brand, expiry_month, expiry_year, reason, asked_at, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, 'asked', 0, '', '', '', '', '', 0, 0, '', $7, NULL)
-- name: find
SELECT id, order_id, invoice_id, customer, amount_minor, currency, state, transaction_number, first_name, last_name,
    first_digits, last_digits, brand, expiry_month, expiry_year, reason, asked_at, answered_at
FROM charges WHERE id = $1
-- name: live
SELECT id, order_id, invoice_id, customer, amount_minor, currency, state, transaction_number, first_name, last_name,
    first_digits, last_digits, brand, expiry_month, expiry_year, reason, asked_at, answered_at
FROM charges WHERE order_id = $1 AND state IN ('asked', 'approved')
-- name: answer
UPDATE charges SET state = $2, transaction_number = $3, first_name = $4, last_name = $5, first_digits = $6,
    last_digits = $7, brand = $8, expiry_month = $9, expiry_year = $10, reason = $11, answered_at = $12
WHERE id = $1
-- name: order_of
SELECT order_id FROM charges WHERE id = $1
