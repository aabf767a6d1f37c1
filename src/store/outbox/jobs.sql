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
UPDATE jobs SET attempts = attempts + 1, lease_holder = $2, lease_until = $3,
    failing_since = CASE WHEN lease_holder <> 0 AND failing_since = 0 THEN $4 ELSE failing_since END,
    reason = CASE WHEN lease_holder <> 0 THEN 'the last attempt was not completed' ELSE reason END
WHERE id = $1 AND state = 'waiting' AND lease_until <= $4
-- name: release
UPDATE jobs SET attempts = attempts - 1, lease_holder = 0, lease_until = 0
WHERE id = $1 AND state = 'waiting' AND lease_holder = $2
-- name: finish
DELETE FROM jobs WHERE id = $1
-- name: put_off
UPDATE jobs SET due_at = $2, reason = $3, failing_since = 0, lease_holder = 0, lease_until = 0
WHERE id = $1 AND lease_holder = $4
-- name: put_off_failed
UPDATE jobs SET due_at = $2, reason = $3, lease_holder = 0, lease_until = 0,
    failing_since = CASE WHEN failing_since = 0 THEN $4 ELSE failing_since END
WHERE id = $1 AND lease_holder = $5
-- name: give_up
UPDATE jobs SET state = 'given_up', reason = $2, lease_holder = 0, lease_until = 0,
    failing_since = CASE WHEN failing_since = 0 THEN $3 ELSE failing_since END
WHERE id = $1 AND lease_holder = $4
-- name: failing
SELECT kind, state, count(*) AS count, min(failing_since) AS failing_since FROM jobs
WHERE failing_since > 0 GROUP BY kind, state
ORDER BY kind, state
-- name: undecided
SELECT 'charge' AS kind, count(*) AS count FROM charges WHERE state = 'asked' AND asked_at < $1
UNION ALL SELECT 'refund', count(*) FROM refund_requests WHERE state = 'asked' AND asked_at < $1
UNION ALL SELECT 'payout', count(*) FROM payouts WHERE state = 'asked' AND made_at < $1
