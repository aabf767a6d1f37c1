-- name: add
INSERT INTO payouts (id, number, seller_id, amount_minor, currency, state, reason, reference, made_at, settled_at)
VALUES ($1, $2, $3, $4, $5, 'asked', '', '', $6, NULL)
-- name: find
SELECT id, number, seller_id, amount_minor, currency, state, reason, reference, made_at, settled_at FROM payouts WHERE id = $1
-- name: numbered
SELECT id, number, seller_id, amount_minor, currency, state, reason, reference, made_at, settled_at FROM payouts WHERE number = $1
-- name: settle
UPDATE payouts SET state = $2, reason = $3, reference = $4, settled_at = $5 WHERE id = $1
-- name: lock
SELECT id FROM payouts WHERE id = $1 FOR NO KEY UPDATE
-- name: of_seller
SELECT id, number, seller_id, amount_minor, currency, state, reason, reference, made_at, settled_at
FROM payouts WHERE seller_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3
-- name: sums
SELECT CAST(coalesce(sum(CASE WHEN state = 'asked' THEN amount_minor END), 0) AS BIGINT) AS asked_minor,
    CAST(coalesce(sum(CASE WHEN state = 'paid' THEN amount_minor END), 0) AS BIGINT) AS paid_minor
FROM payouts WHERE seller_id = $1 AND currency = $2
-- name: balance
SELECT CAST(coalesce(sum(-amount_minor), 0) AS BIGINT) AS owed_minor FROM ledger_entries
WHERE account = $1 AND account LIKE 'seller:%' AND id < $2 AND currency = $3
-- name: owed_elsewhere
SELECT currency FROM ledger_entries WHERE account = $1 AND account LIKE 'seller:%' AND currency <> $2
GROUP BY currency HAVING sum(-amount_minor) > 0 ORDER BY currency LIMIT 1
-- name: statement
SELECT e.id, e.fact, s.number, e.cause_id, -e.amount_minor AS owed_minor, e.currency, e.made_at
FROM ledger_entries e LEFT JOIN seller_orders s ON s.order_id = e.order_id AND s.seller_id = $2
WHERE e.account = $1 AND e.account LIKE 'seller:%' AND e.id < $3 AND e.currency = $5
ORDER BY e.id DESC LIMIT $4
