-- name: append
INSERT INTO events (type, subject, data, made_at) VALUES ($1, $2, $3, $4)
-- name: put_out
INSERT INTO outbox (type, subject, data, made_at) VALUES ($1, $2, $3, $4)
-- name: lock
SELECT pg_advisory_xact_lock(4728917)
-- name: waiting
SELECT position, type, subject, data, made_at FROM outbox ORDER BY position LIMIT $1
-- name: add
INSERT INTO events (sequence, type, subject, data, made_at) VALUES ($1, $2, $3, $4, $5)
-- name: take_out
DELETE FROM outbox WHERE position = $1
-- name: tail
SELECT CAST(coalesce(max(sequence), 0) AS BIGINT) AS sequence,
    (SELECT CAST(coalesce(min(position), 0) AS BIGINT) FROM outbox) AS first_position
FROM events
-- name: after
SELECT sequence, type, subject, data, made_at FROM events WHERE sequence > $1 ORDER BY sequence LIMIT $2
-- name: count_by_type
SELECT type, count(*) AS count FROM events WHERE sequence > $1 AND sequence <= $2 GROUP BY type ORDER BY type
-- name: first
SELECT CAST(coalesce(min(sequence), 0) AS BIGINT) AS sequence FROM events
-- name: remove_old
DELETE FROM events WHERE made_at <= $1
    AND sequence IN (SELECT sequence FROM events ORDER BY sequence LIMIT $2)
    AND sequence < (SELECT max(sequence) FROM events)
