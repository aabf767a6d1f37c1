-- name: add
INSERT INTO refunds (id, order_id, seller_id, amount_minor, fee_minor, tax_minor, currency, reason, made_at, request_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
-- name: find
SELECT id, order_id, seller_id, amount_minor, fee_minor, tax_minor, currency, reason, made_at, request_id
FROM refunds WHERE id = $1
-- name: of_order
SELECT id, order_id, seller_id, amount_minor, fee_minor, tax_minor, currency, reason, made_at, request_id
FROM refunds WHERE order_id = $1 ORDER BY id
-- name: add_returned
INSERT INTO refund_lines (refund_id, order_id, listing_id, quantity) VALUES ($1, $2, $3, $4)
-- name: returned_of_order
SELECT listing_id, CAST(sum(quantity) AS BIGINT) AS quantity FROM refund_lines WHERE order_id = $1 GROUP BY listing_id
