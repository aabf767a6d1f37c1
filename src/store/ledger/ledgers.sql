-- name: add_entry
INSERT INTO ledger_entries (id, posting_id, fact, order_id, cause_id, account, amount_minor, currency, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: add_payment
INSERT INTO payments (id, order_id, method, amount_minor, currency, status, made_at, reference)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: method_of_payment
SELECT method FROM payments WHERE order_id = $1 AND status = 'approved' AND amount_minor >= 0 ORDER BY id LIMIT 1
