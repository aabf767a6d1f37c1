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
INSERT INTO gateway_refunds (id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at, attempt)
VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, NULL, $8)
-- name: find_refund
SELECT id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at
FROM gateway_refunds WHERE id = $1
-- name: attempted_refund
SELECT id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at
FROM gateway_refunds WHERE order_id = $1 AND attempt = $2 AND attempt <> ''
-- name: asked_amount
SELECT CAST(coalesce(sum(amount_minor), 0) AS BIGINT) FROM gateway_refunds
WHERE order_id = $1 AND charge_id = $2 AND state = 'asked'
-- name: asked_lines
SELECT x.listing_id, CAST(sum(x.quantity) AS BIGINT) FROM gateway_refunds r JOIN gateway_refund_lines x ON x.refund_id = r.id
WHERE r.order_id = $1 AND r.state = 'asked' GROUP BY x.listing_id ORDER BY x.listing_id
-- name: refunds_of
SELECT id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, answered_at
FROM gateway_refunds WHERE order_id = $1 ORDER BY asked_at, id
-- name: answer_refund
UPDATE gateway_refunds SET state = $2, answered_at = $3 WHERE id = $1
-- name: add_returned
INSERT INTO gateway_refund_lines (refund_id, listing_id, quantity) VALUES ($1, $2, $3)
-- name: returned_of
SELECT listing_id, quantity FROM gateway_refund_lines WHERE refund_id = $1 ORDER BY listing_id
