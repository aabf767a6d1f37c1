-- name: find
SELECT fingerprint, status, headers, body FROM idempotency_keys WHERE scope = $1 AND idempotency_key = $2
-- name: add
INSERT INTO idempotency_keys (scope, idempotency_key, fingerprint, status, headers, body, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: complete
UPDATE idempotency_keys SET status = $3, headers = $4, body = $5 WHERE scope = $1 AND idempotency_key = $2
-- name: remove_old
DELETE FROM idempotency_keys WHERE made_at <= $1
    AND idempotency_key IN (SELECT idempotency_key FROM idempotency_keys WHERE made_at <= $1 ORDER BY made_at LIMIT $2)
