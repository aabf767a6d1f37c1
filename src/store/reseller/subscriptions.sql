-- name: add
INSERT INTO subscriptions (id, reseller_id, customer_id, listing_id, order_id, item, state, quantity, vendor_reference,
    starts_at, ends_at, changing_order_id, version, told_version, made_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', NULL, NULL, NULL, 0, 0, $9, $9)
-- name: save
UPDATE subscriptions SET state = $2, quantity = $3, vendor_reference = $4, starts_at = $5, ends_at = $6,
    changing_order_id = $7, version = $8, told_version = $9, changed_at = $10
WHERE id = $1
-- name: told
UPDATE subscriptions SET told_version = $2 WHERE id = $1 AND told_version < $2
-- name: lock
SELECT id FROM subscriptions WHERE id = $1 FOR NO KEY UPDATE
-- name: lock_of_order
SELECT id FROM subscriptions WHERE id IN (SELECT subscription_id FROM order_items WHERE order_id = $1) ORDER BY id FOR NO KEY UPDATE
-- name: find
SELECT b.id, b.reseller_id, b.customer_id, b.order_id, b.item, b.state, b.quantity, b.vendor_reference, b.starts_at,
    b.ends_at, b.changing_order_id, b.version, b.told_version, b.made_at, b.changed_at, c.number AS customer_number,
    r.number AS reseller_number, l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id,
    s.name AS seller_name, n.provider, n.category, n.vertical, n.period, l.price_minor, l.currency, d.account_id,
    c.name AS customer_name, o.reference, coalesce(y.customer_reference, '') AS customer_reference
FROM subscriptions b JOIN accounts c ON c.id = b.customer_id JOIN accounts r ON r.id = b.reseller_id
JOIN orders o ON o.id = b.order_id LEFT JOIN order_items y ON y.item = b.item
JOIN listings l ON l.id = b.listing_id JOIN plans n ON n.listing_id = b.listing_id JOIN products p ON p.id = l.product_id
JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = b.listing_id AND d.account_id = b.reseller_id
WHERE b.id = $1
-- name: with_reference
SELECT id FROM subscriptions WHERE customer_id = $1 AND vendor_reference = $2 LIMIT 2
-- name: of_order
SELECT b.id, b.reseller_id, b.customer_id, b.order_id, b.item, b.state, b.quantity, b.vendor_reference, b.starts_at,
    b.ends_at, b.changing_order_id, b.version, b.told_version, b.made_at, b.changed_at, c.number AS customer_number,
    r.number AS reseller_number, l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id,
    s.name AS seller_name, n.provider, n.category, n.vertical, n.period, l.price_minor, l.currency, d.account_id,
    c.name AS customer_name, o.reference, coalesce(y.customer_reference, '') AS customer_reference
FROM order_items i JOIN subscriptions b ON b.id = i.subscription_id JOIN accounts c ON c.id = b.customer_id JOIN accounts r ON r.id = b.reseller_id
JOIN orders o ON o.id = b.order_id LEFT JOIN order_items y ON y.item = b.item
JOIN listings l ON l.id = b.listing_id JOIN plans n ON n.listing_id = b.listing_id JOIN products p ON p.id = l.product_id
JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = b.listing_id AND d.account_id = b.reseller_id
WHERE i.order_id = $1 ORDER BY i.position
-- name: due
SELECT id FROM subscriptions
WHERE state IN ('active', 'suspended') AND ends_at <= $1 AND changing_order_id IS NULL ORDER BY ends_at, id LIMIT $2
-- name: providers_of_customer
SELECT n.provider, s.name, CAST(sum(CASE WHEN b.state = 'active' THEN 1 ELSE 0 END) AS BIGINT) AS active,
    CAST(sum(b.quantity) AS BIGINT) AS seats
FROM subscriptions b JOIN plans n ON n.listing_id = b.listing_id JOIN listings l ON l.id = b.listing_id
JOIN sellers s ON s.id = l.seller_id
WHERE b.customer_id = $1 AND b.state IN ('active', 'suspended', 'cancelled', 'expired')
GROUP BY n.provider, s.name ORDER BY n.provider, s.name
-- name: of_reseller
SELECT b.id, b.reseller_id, b.customer_id, b.order_id, b.item, b.state, b.quantity, b.vendor_reference, b.starts_at,
    b.ends_at, b.changing_order_id, b.version, b.told_version, b.made_at, b.changed_at, c.number AS customer_number,
    r.number AS reseller_number, l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id,
    s.name AS seller_name, n.provider, n.category, n.vertical, n.period, l.price_minor, l.currency, d.account_id,
    c.name AS customer_name, o.reference, coalesce(y.customer_reference, '') AS customer_reference
FROM (SELECT id FROM subscriptions WHERE reseller_id = $1 AND id > $5 AND ($2 = '' OR $2 LIKE '%,' || state || ',%')
          AND ($6 = '' OR $6 LIKE '%,' || CAST(customer_id AS TEXT) || ',%') ORDER BY id LIMIT $3 OFFSET $4) q
JOIN subscriptions b ON b.id = q.id JOIN accounts c ON c.id = b.customer_id JOIN accounts r ON r.id = b.reseller_id
JOIN orders o ON o.id = b.order_id LEFT JOIN order_items y ON y.item = b.item
JOIN listings l ON l.id = b.listing_id JOIN plans n ON n.listing_id = b.listing_id JOIN products p ON p.id = l.product_id
JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = b.listing_id AND d.account_id = b.reseller_id
ORDER BY b.id
-- name: count_of_reseller
SELECT count(*) AS count FROM subscriptions WHERE reseller_id = $1 AND ($2 = '' OR $2 LIKE '%,' || state || ',%')
    AND ($3 = '' OR $3 LIKE '%,' || CAST(customer_id AS TEXT) || ',%')
-- name: of_customer
SELECT b.id, b.reseller_id, b.customer_id, b.order_id, b.item, b.state, b.quantity, b.vendor_reference, b.starts_at,
    b.ends_at, b.changing_order_id, b.version, b.told_version, b.made_at, b.changed_at, c.number AS customer_number,
    r.number AS reseller_number, l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id,
    s.name AS seller_name, n.provider, n.category, n.vertical, n.period, l.price_minor, l.currency, d.account_id,
    c.name AS customer_name, o.reference, coalesce(y.customer_reference, '') AS customer_reference
FROM (SELECT id FROM subscriptions WHERE customer_id = $1 AND id > $5 AND ($2 = '' OR $2 LIKE '%,' || state || ',%') ORDER BY id LIMIT $3 OFFSET $4) q
JOIN subscriptions b ON b.id = q.id JOIN accounts c ON c.id = b.customer_id JOIN accounts r ON r.id = b.reseller_id
JOIN orders o ON o.id = b.order_id LEFT JOIN order_items y ON y.item = b.item
JOIN listings l ON l.id = b.listing_id JOIN plans n ON n.listing_id = b.listing_id JOIN products p ON p.id = l.product_id
JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = b.listing_id AND d.account_id = b.reseller_id
ORDER BY b.id
-- name: count_of_customer
SELECT count(*) AS count FROM subscriptions WHERE customer_id = $1 AND ($2 = '' OR $2 LIKE '%,' || state || ',%')
