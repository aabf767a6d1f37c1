-- name: of_cart
SELECT x.item, x.quantity, l.id AS listing_id, p.id AS product_id, p.sku, p.name, p.description, l.seller_id,
    s.name AS seller_name, n.provider, n.category, n.vertical, n.period,
    coalesce(o.price_minor, l.price_minor) AS price_minor, l.currency, d.account_id,
    a.name AS attribute_name, a.required, a.secret, a.allowed,
    CASE WHEN l.retired_at IS NULL THEN 0 ELSE 1 END AS retired, o.quantity AS paid_quantity
FROM cart_lines x JOIN listings l ON l.id = x.listing_id JOIN plans n ON n.listing_id = l.id
JOIN products p ON p.id = l.product_id JOIN sellers s ON s.id = l.seller_id
LEFT JOIN disabled_plans d ON d.listing_id = l.id AND d.account_id = $2
LEFT JOIN order_items i ON i.item = x.item LEFT JOIN order_lines o ON o.order_id = i.order_id AND o.position = i.position
LEFT JOIN plan_attributes a ON a.listing_id = l.id
WHERE x.cart_id = $1 ORDER BY x.position, x.item, a.position
-- name: attributes_of_cart
SELECT t.item, t.name, t.value, t.kind, t.sealed
FROM cart_lines x JOIN item_attributes t ON t.item = x.item
WHERE x.cart_id = $1 ORDER BY t.item, t.position
-- name: attributes_of_order
SELECT t.item, t.name, t.value, t.kind, t.sealed
FROM order_items x JOIN item_attributes t ON t.item = x.item
WHERE x.order_id = $1 ORDER BY t.item, t.position
-- name: attributes_of_item
SELECT t.item, t.name, t.value, t.kind, t.sealed
FROM item_attributes t WHERE t.item = $1 ORDER BY t.position
-- name: add_attribute
INSERT INTO item_attributes (item, name, position, kind, value, sealed) VALUES ($1, $2, $3, $4, $5, $6)
-- name: remove_attributes
DELETE FROM item_attributes WHERE item = $1
-- name: remove_attributes_of_cart
DELETE FROM item_attributes WHERE item IN (SELECT item FROM cart_lines WHERE cart_id = $1)
-- name: add
INSERT INTO cart_lines (cart_id, listing_id, item, position, quantity, attributes) VALUES ($1, $2, $3, $4, $5, '')
-- name: change
UPDATE cart_lines SET listing_id = $3, quantity = $4 WHERE cart_id = $1 AND item = $2
-- name: remove
DELETE FROM cart_lines WHERE cart_id = $1 AND item = $2
