-- name: add
INSERT INTO messages (id, channel, recipient, name, subject, text, html, confidential, order_id, state, sent_at, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', NULL, $10)
-- name: find
SELECT id, channel, recipient, name, subject, text, html, confidential, order_id, state, sent_at, made_at
FROM messages WHERE id = $1
-- name: set_state
UPDATE messages SET state = $2, sent_at = $3 WHERE id = $1
-- name: erase
UPDATE messages SET text = '', html = '' WHERE id = $1
-- name: latest
SELECT id, channel, recipient, name, subject, text, html, confidential, order_id, state, sent_at, made_at
FROM messages ORDER BY id DESC LIMIT $1
-- name: latest_to
SELECT id, channel, recipient, name, subject, text, html, confidential, order_id, state, sent_at, made_at
FROM messages WHERE recipient = $1 ORDER BY id DESC LIMIT $2
-- name: of_order
SELECT id, channel, recipient, name, subject, text, html, confidential, order_id, state, sent_at, made_at
FROM messages WHERE order_id = $1 ORDER BY id
