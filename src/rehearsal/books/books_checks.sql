-- name: provisioned_twice
SELECT order_id, CAST(sum(done) AS BIGINT) AS times FROM provisionings GROUP BY order_id HAVING sum(done) > 1 OR count(*) > 1 ORDER BY order_id
-- name: provisioned
SELECT DISTINCT order_id FROM provisionings WHERE done > 0 ORDER BY order_id
-- name: charges
SELECT key, state, amount_minor - refunded_minor AS amount_minor FROM charges
-- name: refunds
SELECT key, state, amount_minor FROM refunds
