-- name: model
SELECT id FROM shoe_models WHERE brand = $1 AND style = $2 AND color = $3
-- name: add_model
INSERT INTO shoe_models (id, brand, style, color) VALUES ($1, $2, $3, $4) ON CONFLICT (brand, style, color) DO NOTHING
-- name: put
INSERT INTO shoes (listing_id, number, seller_id, model_id, sku, size, gender, condition, promotion_tier, price_minor, offered,
    half_size)
VALUES ($1, $2, $3, $4, $5, $6 / 2, $7, $8, $9, $10, 0, $6 % 2)
ON CONFLICT (listing_id) DO UPDATE SET model_id = excluded.model_id, sku = excluded.sku, size = excluded.size,
    half_size = excluded.half_size, gender = excluded.gender, condition = excluded.condition, promotion_tier = excluded.promotion_tier,
    price_minor = excluded.price_minor
-- name: numbered
SELECT s.listing_id, l.product_id, s.seller_id, l.price_minor, l.currency, l.on_hand, l.held, l.version, s.number,
    q.number AS seller_number, q.verified, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, coalesce(s.sku, '') AS sku, s.promotion_tier, l.retired_at, f.id AS flash_sale_id, f.percentage,
    f.units, f.units_left
FROM shoes s JOIN listings l ON l.id = s.listing_id JOIN sellers q ON q.id = s.seller_id JOIN shoe_models m ON m.id = s.model_id
LEFT JOIN flash_sales f ON f.listing_id = s.listing_id AND f.ended_at IS NULL
WHERE s.number = $1
-- name: with_sku
SELECT s.listing_id, l.product_id, s.seller_id, l.price_minor, l.currency, l.on_hand, l.held, l.version, s.number,
    q.number AS seller_number, q.verified, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, coalesce(s.sku, '') AS sku, s.promotion_tier, l.retired_at, f.id AS flash_sale_id, f.percentage,
    f.units, f.units_left
FROM shoes s JOIN listings l ON l.id = s.listing_id JOIN sellers q ON q.id = s.seller_id JOIN shoe_models m ON m.id = s.model_id
LEFT JOIN flash_sales f ON f.listing_id = s.listing_id AND f.ended_at IS NULL
WHERE s.seller_id = $1 AND s.sku = $2
-- name: of_cart
SELECT s.listing_id, l.product_id, s.seller_id, l.price_minor, l.currency, l.on_hand, l.held, l.version, s.number,
    q.number AS seller_number, q.verified, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, coalesce(s.sku, '') AS sku, s.promotion_tier, l.retired_at, f.id AS flash_sale_id, f.percentage,
    f.units, f.units_left
FROM cart_lines x JOIN shoes s ON s.listing_id = x.listing_id JOIN listings l ON l.id = s.listing_id
JOIN sellers q ON q.id = s.seller_id JOIN shoe_models m ON m.id = s.model_id
LEFT JOIN flash_sales f ON f.listing_id = s.listing_id AND f.ended_at IS NULL
WHERE x.cart_id = $1 ORDER BY x.position
-- name: of_seller
SELECT s.listing_id, l.product_id, s.seller_id, l.price_minor, l.currency, l.on_hand, l.held, l.version, s.number,
    q.number AS seller_number, q.verified, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, coalesce(s.sku, '') AS sku, s.promotion_tier, l.retired_at, f.id AS flash_sale_id, f.percentage,
    f.units, f.units_left
FROM shoes s JOIN listings l ON l.id = s.listing_id JOIN sellers q ON q.id = s.seller_id JOIN shoe_models m ON m.id = s.model_id
LEFT JOIN flash_sales f ON f.listing_id = s.listing_id AND f.ended_at IS NULL
WHERE s.seller_id = $1 AND s.number > $2 ORDER BY s.number LIMIT $3
-- name: numbers_of_order
SELECT s.listing_id, s.number FROM shoes s WHERE s.listing_id IN (SELECT listing_id FROM order_lines WHERE order_id = $1)
-- name: begin_flash_sale
INSERT INTO flash_sales (id, listing_id, percentage, units, units_left, made_at, ended_at) VALUES ($1, $2, $3, $4, $4, $5, NULL)
-- name: end_flash_sale
UPDATE flash_sales SET ended_at = $2 WHERE listing_id = $1 AND ended_at IS NULL
-- name: use_flash_sale
UPDATE flash_sales SET units_left = units_left - $2, ended_at = CASE WHEN units_left = $2 THEN $3 ELSE ended_at END WHERE id = $1
-- name: add_flash_sale_use
INSERT INTO flash_sale_uses (flash_sale_id, order_id, quantity) VALUES ($1, $2, $3)
