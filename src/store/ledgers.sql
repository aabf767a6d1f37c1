-- name: add_entry
INSERT INTO ledger_entries (id, posting_id, fact, order_id, cause_id, account, amount_minor, currency, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: add_payment
INSERT INTO payments (id, order_id, method, amount_minor, currency, status, made_at, reference)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
