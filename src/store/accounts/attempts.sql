-- name: count
INSERT INTO attempts (subject, ends_at, count) VALUES ($1, $2, 1)
ON CONFLICT (subject, ends_at) DO UPDATE SET count = attempts.count + 1
RETURNING count
-- name: find
SELECT count FROM attempts WHERE subject = $1 AND ends_at = $2
-- name: remove_old
DELETE FROM attempts
WHERE (subject, ends_at) IN (SELECT subject, ends_at FROM attempts WHERE ends_at <= $1 ORDER BY ends_at LIMIT $2)
