-- name: add
INSERT INTO refresh_tokens (id, hash, account_id, family, expires_at, used_at, revoked_at, made_at)
VALUES ($1, $2, $3, $4, $5, NULL, NULL, $6)
-- name: lock
SELECT id FROM refresh_tokens WHERE hash = $1 FOR NO KEY UPDATE
-- name: find
SELECT id, account_id, family, expires_at, used_at, revoked_at FROM refresh_tokens WHERE hash = $1
-- name: spend
UPDATE refresh_tokens SET used_at = $2 WHERE id = $1
-- name: revoke_family
UPDATE refresh_tokens SET revoked_at = $2 WHERE family = $1 AND revoked_at IS NULL
-- name: last_expiry
SELECT max(expires_at) AS last_expiry FROM refresh_tokens WHERE family = $1 AND used_at IS NULL AND revoked_at IS NULL
-- name: remove_old
DELETE FROM refresh_tokens WHERE id IN (SELECT id FROM refresh_tokens WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
