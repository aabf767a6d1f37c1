-- name: add
INSERT INTO shops (seller_id, application, decided, reason, sales, ratings, stars, payout_at) VALUES ($1, NULL, NULL, '', 0, 0, 0, $2)
-- name: find
SELECT application, decided, reason, sales, ratings, stars FROM shops WHERE seller_id = $1
-- name: of_account
SELECT id FROM sellers WHERE kind = 'shop' AND account_id = $1
-- name: decide
UPDATE shops SET application = $2, decided = $3, reason = $4 WHERE seller_id = $1
-- name: count_sales
UPDATE shops SET sales = sales + $2 WHERE seller_id = $1
-- name: count_rating
UPDATE shops SET ratings = ratings + 1, stars = stars + $2 WHERE seller_id = $1
-- name: add_verification
INSERT INTO verifications (id, seller_id, cause, verified, reason, sales, ratings, stars, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: verifications
SELECT cause, verified, reason, sales, ratings, stars, made_at FROM verifications WHERE seller_id = $1 ORDER BY id DESC LIMIT $2
-- name: payout_due
SELECT seller_id FROM shops WHERE payout_at <= $1 ORDER BY payout_at LIMIT $2
-- name: payout_at
SELECT payout_at FROM shops WHERE seller_id = $1
-- name: set_payout_at
UPDATE shops SET payout_at = $2 WHERE seller_id = $1
-- name: lock_names
SELECT pg_advisory_xact_lock(4728921)
