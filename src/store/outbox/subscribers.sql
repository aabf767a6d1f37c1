-- name: add
INSERT INTO subscribers (id, kind, url, types, secret, former_secret, former_until, state, reason, sequence, attempts,
    failing_since, due_at, lease_holder, lease_until, made_at)
VALUES ($1, $2, $3, $4, $5, '', 0, 'active', '', $6, 0, 0, 0, 0, 0, $7)
-- name: every
SELECT id, kind, url, types, secret, former_secret, former_until, state, reason, sequence, attempts, failing_since, due_at, made_at
FROM subscribers ORDER BY id
-- name: find
SELECT id, kind, url, types, secret, former_secret, former_until, state, reason, sequence, attempts, failing_since, due_at, made_at
FROM subscribers WHERE id = $1
-- name: one_active
SELECT id FROM subscribers WHERE state = 'active' LIMIT 1
-- name: due
SELECT id, kind, url, types, secret, former_secret, former_until, state, reason, sequence, attempts, failing_since, due_at, made_at
FROM subscribers
WHERE state = 'active' AND sequence < $1 AND due_at <= $2 AND (lease_until <= $2 OR lease_holder = $4)
ORDER BY due_at, id LIMIT $3
-- name: lock
SELECT id FROM subscribers WHERE id = $1 FOR NO KEY UPDATE
-- name: claim
UPDATE subscribers SET lease_holder = $2, lease_until = $3
WHERE id = $1 AND state = 'active' AND (lease_until <= $4 OR lease_holder = $2)
-- name: advance
UPDATE subscribers SET sequence = $3, attempts = $4, failing_since = $5, due_at = $6, lease_until = $7
WHERE id = $1 AND lease_holder = $2
-- name: change
UPDATE subscribers SET url = $2, types = $3, state = $4, reason = $5, attempts = 0, failing_since = 0, due_at = 0,
    lease_holder = 0, lease_until = 0
WHERE id = $1
-- name: disable
UPDATE subscribers SET state = 'disabled', reason = $2, lease_holder = 0, lease_until = 0 WHERE id = $1
-- name: rotate
UPDATE subscribers SET former_secret = secret, former_until = $3, secret = $2, lease_holder = 0, lease_until = 0
WHERE id = $1
-- name: replay
UPDATE subscribers SET sequence = $2, attempts = 0, failing_since = 0, due_at = 0, lease_holder = 0, lease_until = 0
WHERE id = $1
-- name: remove
DELETE FROM subscribers WHERE id = $1
-- name: add_delivery
INSERT INTO deliveries (id, subscriber_id, sequence, status, outcome, milliseconds, made_at, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: deliveries
SELECT sequence, status, outcome, milliseconds, made_at, reason FROM deliveries
WHERE subscriber_id = $1 ORDER BY id DESC LIMIT $2
-- name: remove_old_deliveries
DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE made_at <= $1 ORDER BY made_at LIMIT $2)
-- name: lock_all
SELECT pg_advisory_xact_lock(4728918)
