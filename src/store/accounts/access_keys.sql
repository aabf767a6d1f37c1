-- name: add
INSERT INTO access_keys (id, hash, door, label, scope, account_id, seller_id, family, expires_at, revoked_at, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10)
-- name: with_hash
SELECT id, hash, door, label, scope, account_id, seller_id, family, expires_at, revoked_at, made_at
FROM access_keys WHERE hash = $1 AND door = $2
-- name: find
SELECT id, hash, door, label, scope, account_id, seller_id, family, expires_at, revoked_at, made_at
FROM access_keys WHERE id = $1
-- name: every
SELECT id, hash, door, label, scope, account_id, seller_id, family, expires_at, revoked_at, made_at
FROM access_keys WHERE family IS NULL ORDER BY id
-- name: revoke
UPDATE access_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL
-- name: revoke_family
UPDATE access_keys SET revoked_at = $2 WHERE family = $1 AND revoked_at IS NULL
-- name: remove_old
DELETE FROM access_keys WHERE id IN (SELECT id FROM access_keys WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
