-- name: categories
SELECT id, name, slug FROM categories WHERE hidden = 0 ORDER BY id
-- name: add_category
INSERT INTO categories (id, name, slug) VALUES ($1, $2, $3)
-- name: hide_category
UPDATE categories SET hidden = 1 WHERE id = $1
-- name: category_named
SELECT id FROM categories WHERE name = $1
-- name: category_with_slug
SELECT id FROM categories WHERE slug = $1
-- name: last_category
SELECT CAST(coalesce(max(id), 0) AS BIGINT) AS last_id FROM categories
-- name: put
INSERT INTO products (id, category_id, sku, name, brand, description, rating_hundredths, made_at, changed_at, owner_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)
ON CONFLICT (id) DO UPDATE SET category_id = excluded.category_id, sku = excluded.sku, name = excluded.name,
    brand = excluded.brand, description = excluded.description, rating_hundredths = excluded.rating_hundredths,
    changed_at = excluded.changed_at
-- name: with_sku
SELECT p.id, p.category_id, p.sku, p.name, p.brand, p.description, p.rating_hundredths,
    l.id AS listing_id, l.price_minor, l.currency, l.on_hand, l.held, l.version, l.seller_id
FROM products p JOIN listings l ON l.product_id = p.id
WHERE p.sku = $1 AND l.seller_id = $2
-- name: id_of_sku
SELECT id FROM products WHERE sku = $1
-- name: last
SELECT CAST(coalesce(max(id), 0) AS BIGINT) AS last_id FROM products
-- name: all_offers
SELECT p.id, p.category_id, p.sku, p.name, p.brand, p.description, p.rating_hundredths,
    l.id AS listing_id, l.price_minor, l.currency, l.on_hand, l.held, l.version, l.seller_id
FROM products p JOIN listings l ON l.product_id = p.id
WHERE l.endless = 0 AND l.retired_at IS NULL
ORDER BY p.id
-- name: offer
SELECT p.id, p.category_id, p.sku, p.name, p.brand, p.description, p.rating_hundredths,
    l.id AS listing_id, l.price_minor, l.currency, l.on_hand, l.held, l.version, l.seller_id
FROM products p JOIN listings l ON l.product_id = p.id
WHERE p.id = $1 AND l.endless = 0 AND l.retired_at IS NULL
-- name: of_house
SELECT p.id, p.name, p.brand, c.name AS category_name, l.price_minor, l.currency, p.made_at, p.changed_at,
    m.id AS owner_id, m.made_at AS owner_made_at
FROM products p JOIN listings l ON l.product_id = p.id JOIN categories c ON c.id = p.category_id
    LEFT JOIN members m ON m.id = p.owner_id
WHERE p.id = $1 AND l.seller_id = $2 AND l.endless = 0 AND l.retired_at IS NULL
-- name: all_of_house
SELECT p.id, p.name, p.brand, c.name AS category_name, l.price_minor, l.currency, p.made_at, p.changed_at,
    m.id AS owner_id, m.made_at AS owner_made_at
FROM products p JOIN listings l ON l.product_id = p.id JOIN categories c ON c.id = p.category_id
    LEFT JOIN members m ON m.id = p.owner_id
WHERE l.seller_id = $1 AND l.endless = 0 AND l.retired_at IS NULL
ORDER BY p.id LIMIT $2
-- name: lock_sku
SELECT l.id FROM products p JOIN listings l ON l.product_id = p.id WHERE p.sku = $1 AND l.seller_id = $2 FOR NO KEY UPDATE
-- name: lock_catalogue
SELECT pg_advisory_xact_lock(4728920)
-- name: known
SELECT p.id, p.name, coalesce(c.slug, '') AS slug, l.id AS listing_id, l.seller_id, l.price_minor, l.currency,
    l.on_hand, l.held, l.endless, l.retired_at
FROM products p LEFT JOIN categories c ON c.id = p.category_id LEFT JOIN listings l ON l.product_id = p.id
WHERE p.id = $1
