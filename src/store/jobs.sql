-- name: add
INSERT INTO jobs (id, kind, subject_id, state, attempts, due_at, lease_holder, lease_until, reason, made_at)
VALUES ($1, $2, $3, 'waiting', 0, $4, 0, 0, '', $5)
-- name: hasten_page_payment
UPDATE jobs SET due_at = $2, attempts = 0
WHERE kind = 'page payment' AND subject_id = $1 AND state = 'waiting' AND lease_until <= $3
-- name: one_due
SELECT id FROM jobs WHERE state = 'waiting' AND due_at <= $1 AND lease_until <= $1 LIMIT 1
-- name: due
SELECT id, kind, subject_id, attempts, made_at FROM jobs
WHERE state = 'waiting' AND due_at <= $1 AND lease_until <= $1 ORDER BY due_at, id LIMIT $2
-- name: claim
UPDATE jobs SET lease_holder = $2, lease_until = $3
WHERE id = $1 AND state = 'waiting' AND lease_until <= $4
-- name: finish
DELETE FROM jobs WHERE id = $1
-- name: put_off
UPDATE jobs SET attempts = $2, due_at = $3, reason = $4, lease_holder = 0, lease_until = 0 WHERE id = $1
-- name: give_up
UPDATE jobs SET attempts = $2, state = 'given_up', reason = $3, lease_holder = 0, lease_until = 0 WHERE id = $1
