-- name: add
INSERT INTO ratings (id, seller_id, listing_id, account_id, seller_order_id, stars, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: find
SELECT id FROM ratings WHERE seller_order_id = $1 AND listing_id = $2
-- name: of_listing
SELECT count(*) AS count, CAST(coalesce(sum(stars), 0) AS BIGINT) AS stars FROM ratings WHERE listing_id = $1
