-- name: put
INSERT INTO accounts (id, kind, number, parent_id, name, email, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email
-- name: find
SELECT id, kind, number, parent_id, name, email FROM accounts WHERE id = $1
-- name: numbered
SELECT id, kind, number, parent_id, name, email FROM accounts WHERE kind = $1 AND number = $2
-- name: with_email
SELECT id, kind, number, parent_id, name, email FROM accounts
WHERE kind = $1 AND coalesce(parent_id, 0) = $2 AND email = $3
-- name: lock
SELECT id FROM accounts WHERE id = $1 FOR NO KEY UPDATE
