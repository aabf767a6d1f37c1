-- name: applied
SELECT name FROM migrations ORDER BY name
-- name: add
INSERT INTO migrations (name, applied_at) VALUES ($1, $2)
-- name: lock
SELECT pg_advisory_xact_lock(4728915)
