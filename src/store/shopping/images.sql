-- name: lock_file
SELECT pg_advisory_xact_lock(4728922, CAST($1 AS INTEGER))
-- name: count
SELECT count(*) AS count FROM images WHERE payment_id = $1
-- name: has_active
SELECT 1 AS found FROM images WHERE payment_id = $1 AND active = 1 LIMIT 1
-- name: add
INSERT INTO images (id, owner_id, payment_id, active, said_at, made_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
-- name: find
SELECT id, owner_id, payment_id, active, said_at, file_hash, made_at, changed_at FROM images WHERE id = $1
-- name: of_payment
SELECT id, owner_id, payment_id, active, said_at, file_hash, made_at, changed_at FROM images
WHERE payment_id = $1 ORDER BY id
-- name: set_active
UPDATE images SET active = $2, changed_at = $3 WHERE id = $1
-- name: set_file
UPDATE images SET file_hash = $2, changed_at = $3 WHERE id = $1
-- name: remove
DELETE FROM images WHERE id = $1
-- name: add_file
INSERT INTO image_files (hash, type, size, content) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
-- name: file
SELECT type, content FROM image_files WHERE hash = $1
-- name: remove_file
DELETE FROM image_files WHERE hash = $1 AND NOT EXISTS (SELECT 1 FROM images WHERE file_hash = $1)
