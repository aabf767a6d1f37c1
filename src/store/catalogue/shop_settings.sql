-- name: find
SELECT value FROM shop_settings WHERE name = $1
-- name: put
INSERT INTO shop_settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value
-- name: has_price_in
SELECT 1 AS found FROM listings WHERE currency = $1 AND retired_at IS NULL LIMIT 1
-- name: has_listing
SELECT 1 AS found FROM listings LIMIT 1
