-- name: put
INSERT INTO plans (listing_id, provider, category, vertical, period) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (listing_id) DO UPDATE SET provider = excluded.provider, category = excluded.category,
    vertical = excluded.vertical, period = excluded.period
-- name: remove_rules
DELETE FROM plan_attributes WHERE listing_id = $1
-- name: add_rule
INSERT INTO plan_attributes (listing_id, position, name, required, secret, allowed) VALUES ($1, $2, $3, $4, $5, $6)
-- name: with_sku
SELECT l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id, s.name AS seller_name,
    n.provider, n.category, n.vertical, n.period, l.price_minor, l.currency, d.account_id, a.name AS attribute_name,
    a.required, a.secret, a.allowed
FROM products p JOIN listings l ON l.product_id = p.id JOIN plans n ON n.listing_id = l.id JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = l.id AND d.account_id = $2
LEFT JOIN plan_attributes a ON a.listing_id = l.id
WHERE p.sku = $1 AND l.retired_at IS NULL ORDER BY a.position
-- name: of_listing
SELECT l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id, s.name AS seller_name,
    n.provider, n.category, n.vertical, n.period, l.price_minor, l.currency, d.account_id, a.name AS attribute_name,
    a.required, a.secret, a.allowed
FROM plans n JOIN listings l ON l.id = n.listing_id JOIN products p ON p.id = l.product_id JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = l.id AND d.account_id = $2
LEFT JOIN plan_attributes a ON a.listing_id = l.id
WHERE n.listing_id = $1 AND l.retired_at IS NULL ORDER BY a.position
-- name: after
SELECT l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id, s.name AS seller_name,
    n.provider, n.category, n.vertical, n.period, l.price_minor, l.currency, d.account_id, a.name AS attribute_name,
    a.required, a.secret, a.allowed
FROM (SELECT x.listing_id FROM plans x JOIN listings y ON y.id = x.listing_id
      WHERE x.listing_id > $1 AND y.retired_at IS NULL ORDER BY x.listing_id LIMIT $3) w
JOIN plans n ON n.listing_id = w.listing_id JOIN listings l ON l.id = n.listing_id JOIN products p ON p.id = l.product_id
JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = l.id AND d.account_id = $2
LEFT JOIN plan_attributes a ON a.listing_id = l.id
ORDER BY l.id, a.position
-- name: categories
SELECT DISTINCT category FROM plans ORDER BY category
-- name: verticals
SELECT DISTINCT vertical FROM plans ORDER BY vertical
-- name: disable
INSERT INTO disabled_plans (account_id, listing_id) VALUES ($1, $2) ON CONFLICT (account_id, listing_id) DO NOTHING
-- name: enable
DELETE FROM disabled_plans WHERE account_id = $1 AND listing_id = $2
