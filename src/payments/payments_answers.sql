-- name: find
SELECT fingerprint, charge_id, status, body FROM answers WHERE key = $1
-- name: begin
INSERT INTO answers (key, fingerprint, charge_id, status, body, at) VALUES ($1, $2, $3, 0, '', $4)
-- name: keep
INSERT INTO answers (key, fingerprint, charge_id, status, body, at) VALUES ($1, $2, '', $3, $4, $5)
ON CONFLICT (key) DO UPDATE SET status = excluded.status, body = excluded.body
-- name: forget
DELETE FROM answers WHERE at < $1
-- name: clear
DELETE FROM answers
