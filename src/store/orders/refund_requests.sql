-- name: add
INSERT INTO refund_requests (id, order_id, charge_id, method, door, wish, attempt, amount_minor, currency, reason, reference,
    state, answer, asked_at, answered_at, told)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'asked', '', $12, NULL, 0)
-- name: find
SELECT id, order_id, charge_id, method, door, wish, amount_minor, currency, reason, reference, state, answer, asked_at,
    answered_at
FROM refund_requests WHERE id = $1
-- name: attempted
SELECT id, order_id, charge_id, method, door, wish, amount_minor, currency, reason, reference, state, answer, asked_at,
    answered_at
FROM refund_requests WHERE order_id = $1 AND attempt = $2 AND attempt <> ''
-- name: unanswered
SELECT id, order_id, charge_id, method, door, wish, amount_minor, currency, reason, reference, state, answer, asked_at,
    answered_at
FROM refund_requests WHERE order_id = $1 AND door = $2 AND wish = $3
    AND (state = 'asked' OR (told = 0 AND answered_at > $4)) ORDER BY asked_at, id LIMIT 1
-- name: of_order
SELECT id, order_id, charge_id, method, door, wish, amount_minor, currency, reason, reference, state, answer, asked_at,
    answered_at
FROM refund_requests WHERE order_id = $1 ORDER BY asked_at, id
-- name: answer
UPDATE refund_requests SET state = $2, answer = $3, answered_at = $4 WHERE id = $1
-- name: note_told
UPDATE refund_requests SET told = 1 WHERE id = $1 AND told = 0
-- name: add_share
INSERT INTO refund_shares (request_id, seller_id, amount_minor) VALUES ($1, $2, $3)
-- name: shares_of
SELECT seller_id, amount_minor FROM refund_shares WHERE request_id = $1 ORDER BY seller_id
-- name: asked_shares
SELECT coalesce(x.seller_id, 0) AS seller_id,
    CAST(sum(coalesce(x.amount_minor, r.amount_minor)) AS BIGINT) AS amount_minor
FROM refund_requests r LEFT JOIN refund_shares x ON x.request_id = r.id LEFT JOIN charges c ON c.id = r.charge_id
WHERE r.order_id = $1 AND r.state = 'asked' AND coalesce(c.state, 'approved') = 'approved'
GROUP BY coalesce(x.seller_id, 0) ORDER BY 1
-- name: add_line
INSERT INTO refund_request_lines (request_id, listing_id, quantity) VALUES ($1, $2, $3)
-- name: lines_of
SELECT listing_id, quantity FROM refund_request_lines WHERE request_id = $1 ORDER BY listing_id
-- name: asked_lines
SELECT x.listing_id, CAST(sum(x.quantity) AS BIGINT) AS quantity
FROM refund_requests r JOIN refund_request_lines x ON x.request_id = r.id
WHERE r.order_id = $1 AND r.state = 'asked' GROUP BY x.listing_id ORDER BY x.listing_id
