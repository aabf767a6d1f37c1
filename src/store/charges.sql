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
-- name: add_refund
INSERT INTO gateway_refunds (id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, NULL)
-- name: find_refund
SELECT id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at
FROM gateway_refunds WHERE id = $1
-- name: asked_refund
SELECT id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at
FROM gateway_refunds WHERE charge_id = $1 AND state = 'asked'
-- name: refunds_of
SELECT id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at
FROM gateway_refunds WHERE order_id = $1 ORDER BY id
-- name: answer_refund
UPDATE gateway_refunds SET state = $2, answered_at = $3 WHERE id = $1
-- name: add_returned
INSERT INTO gateway_refund_lines (refund_id, listing_id, quantity) VALUES ($1, $2, $3)
-- name: returned_of
SELECT listing_id, quantity FROM gateway_refund_lines WHERE refund_id = $1 ORDER BY listing_id
