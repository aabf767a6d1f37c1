-- name: add_token
INSERT INTO member_tokens (hash, member_id, expires_at) VALUES ($1, $2, $3)
-- name: end_oldest_tokens
DELETE FROM member_tokens
WHERE hash IN (SELECT hash FROM member_tokens WHERE member_id = $1 ORDER BY expires_at DESC, hash LIMIT 10 OFFSET $2)
-- name: end_tokens
DELETE FROM member_tokens WHERE member_id = $1
-- name: remove_old_tokens
DELETE FROM member_tokens WHERE hash IN (SELECT hash FROM member_tokens WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
-- name: end_token
DELETE FROM member_tokens WHERE hash = $1
-- name: who
SELECT t.member_id, t.expires_at, m.admin, s.secret
FROM member_tokens t JOIN members m ON m.id = t.member_id
JOIN member_secrets s ON s.member_id = t.member_id AND s.app = $2
WHERE t.hash = $1
-- name: secret
SELECT secret FROM member_secrets WHERE member_id = $1 AND app = $2
-- name: add_secret
INSERT INTO member_secrets (member_id, app, secret) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
-- name: put_code
INSERT INTO one_time_codes (member_id, purpose, hash, state, tries, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (member_id) DO UPDATE SET purpose = excluded.purpose, hash = excluded.hash, state = excluded.state,
    tries = excluded.tries, expires_at = excluded.expires_at
-- name: code
SELECT member_id, purpose, hash, state, tries, expires_at FROM one_time_codes WHERE member_id = $1
-- name: add_link
INSERT INTO member_links (hash, member_id, purpose, email, expires_at) VALUES ($1, $2, $3, $4, $5)
-- name: link
SELECT member_id, email, expires_at FROM member_links WHERE hash = $1 AND purpose = $2
-- name: end_link_secrets
UPDATE messages SET text = '', html = '', secret_hash = NULL, expires_at = NULL,
    state = CASE state WHEN 'waiting' THEN 'failed' ELSE state END
WHERE secret_hash IN (SELECT hash FROM member_links WHERE member_id = $1 AND purpose = $2)
-- name: end_links
DELETE FROM member_links WHERE member_id = $1 AND purpose = $2
-- name: remove_old_links
DELETE FROM member_links WHERE hash IN (SELECT hash FROM member_links WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
