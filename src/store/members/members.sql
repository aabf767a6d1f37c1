-- name: add
INSERT INTO members (id, name, email, email_confirmed_at, new_email, mobile, mobile_state, password_hash, admin,
    created_by_admin, made_at, mobile_written)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
-- name: change
UPDATE members SET name = $2, email = $3, email_confirmed_at = $4, new_email = $5, mobile = $6, mobile_state = $7,
    password_hash = $8, admin = $9, created_by_admin = $10, failures = $11, failed_at = $12, locked_at = $13, mobile_written = $14
WHERE id = $1
-- name: find
SELECT id, name, email, email_confirmed_at, new_email, mobile, mobile_state, password_hash, admin, created_by_admin,
    failures, failed_at, locked_at, made_at, mobile_written
FROM members WHERE id = $1
-- name: with_email
SELECT id, name, email, email_confirmed_at, new_email, mobile, mobile_state, password_hash, admin, created_by_admin,
    failures, failed_at, locked_at, made_at, mobile_written
FROM members WHERE email = $1
-- name: with_mobile
SELECT id, name, email, email_confirmed_at, new_email, mobile, mobile_state, password_hash, admin, created_by_admin,
    failures, failed_at, locked_at, made_at, mobile_written
FROM members WHERE mobile = $1
-- name: lock
SELECT id FROM members WHERE id = $1 FOR NO KEY UPDATE
-- name: lock_admins
SELECT pg_advisory_xact_lock(4728924)
-- name: has_other_admin
SELECT 1 AS found FROM members
WHERE admin = 1 AND id <> $1 AND (email_confirmed_at IS NOT NULL OR mobile_state = 'confirmed') LIMIT 1
-- name: remove
DELETE FROM members WHERE id = $1
-- name: add_word
INSERT INTO member_words (word, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING
-- name: remove_words
DELETE FROM member_words WHERE member_id = $1
-- name: found
SELECT DISTINCT member_id FROM member_words WHERE word >= $1 AND word < $2 ORDER BY member_id LIMIT $3
-- name: has_word
SELECT 1 AS found FROM member_words WHERE member_id = $1 AND word >= $2 AND word < $3 LIMIT 1
-- name: with_identity
SELECT member_id FROM member_identities WHERE provider = $1 AND subject = $2
-- name: add_identity
INSERT INTO member_identities (provider, subject, member_id, made_at) VALUES ($1, $2, $3, $4)
-- name: has_identity
SELECT 1 AS found FROM member_identities WHERE member_id = $1 LIMIT 1
