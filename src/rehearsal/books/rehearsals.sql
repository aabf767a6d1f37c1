-- name: ask
INSERT INTO provisionings (request_key, order_id, asked, done, received, made_at) VALUES ($1, $2, 1, 0, $3, $4)
ON CONFLICT (request_key) DO UPDATE SET asked = provisionings.asked + 1
RETURNING asked, done
-- name: carry_out
UPDATE provisionings SET done = done + 1 WHERE request_key = $1
-- name: latest
SELECT request_key, order_id, asked, done, received FROM provisionings ORDER BY made_at DESC, order_id DESC LIMIT $1
-- name: of_order
SELECT request_key, order_id, asked, done, received FROM provisionings WHERE order_id = $1
-- name: tell
INSERT INTO subscriptions (subscription_id, version, state, quantity, made_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (subscription_id) DO UPDATE SET version = excluded.version, state = excluded.state, quantity = excluded.quantity,
    made_at = excluded.made_at
    WHERE subscriptions.version < excluded.version
