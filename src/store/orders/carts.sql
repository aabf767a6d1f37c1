-- name: add
INSERT INTO carts (id, door, opened_at, touched_at, account_id, number) VALUES ($1, $2, $3, $3, $4, $5)
-- name: touched_at
SELECT touched_at FROM carts WHERE id = $1 AND door = $2
-- name: find
SELECT c.touched_at, x.listing_id, l.product_id, p.name, l.price_minor, l.currency, x.quantity,
    CASE WHEN l.retired_at IS NULL THEN l.on_hand ELSE l.held END AS on_hand, l.held,
    l.seller_id, l.endless, x.item, x.attributes, c.state, c.account_id, c.number,
    CASE WHEN c.state = 'open' AND l.retired_at IS NOT NULL THEN 0 ELSE 1 END AS available
FROM carts c LEFT JOIN cart_lines x ON x.cart_id = c.id
LEFT JOIN listings l ON l.id = x.listing_id LEFT JOIN products p ON p.id = l.product_id
WHERE c.id = $1 AND c.door = $2
ORDER BY x.position
-- name: place_for
SELECT c.touched_at, l.id, p.name, l.on_hand, l.held,
    (SELECT x.quantity FROM cart_lines x WHERE x.cart_id = c.id AND x.listing_id = l.id) AS quantity,
    (SELECT count(*) FROM cart_lines x WHERE x.cart_id = c.id) AS lines,
    l.price_minor, l.currency,
    (SELECT f.currency FROM cart_lines x JOIN listings f ON f.id = x.listing_id
     WHERE x.cart_id = c.id AND f.retired_at IS NULL ORDER BY x.position LIMIT 1) AS cart_currency,
    (SELECT CAST(coalesce(sum(h.quantity), 0) AS BIGINT) FROM orders o JOIN holds h ON h.order_id = o.id
     WHERE o.cart_id = c.id AND o.stage = 'placed' AND h.listing_id = l.id) AS held_by_cart
FROM carts c LEFT JOIN listings l ON l.product_id = $2 AND l.endless = 0 AND l.retired_at IS NULL
LEFT JOIN products p ON p.id = l.product_id
WHERE c.id = $1 AND c.door = $3
-- name: lock
SELECT id FROM carts WHERE id = $1 FOR NO KEY UPDATE
-- name: put_line
INSERT INTO cart_lines (cart_id, listing_id, item, position, quantity, attributes) VALUES ($1, $2, $5, $3, $4, $6)
ON CONFLICT (cart_id, listing_id, item) DO UPDATE SET quantity = excluded.quantity, attributes = excluded.attributes
-- name: remove_line
DELETE FROM cart_lines WHERE cart_id = $1
    AND listing_id IN (SELECT id FROM listings WHERE product_id = $2)
-- name: touch
UPDATE carts SET touched_at = $2 WHERE id = $1
-- name: set_state
UPDATE carts SET state = $2, touched_at = $3 WHERE id = $1
-- name: numbered
SELECT id FROM carts WHERE door = $1 AND number = $2
-- name: lock_numbered
SELECT id FROM carts WHERE door = $1 AND number = $2 FOR NO KEY UPDATE
-- name: standing
SELECT id, state, account_id FROM carts WHERE door = $1 AND number = $2
-- name: open_of
SELECT number FROM carts WHERE account_id = $1 AND door = $2 AND state = 'open'
-- name: remove
DELETE FROM carts WHERE id = $1
-- name: remove_untouched
DELETE FROM carts WHERE id IN (
    SELECT id FROM carts WHERE touched_at <= $1 AND door = $3
        AND NOT EXISTS (SELECT 1 FROM orders o JOIN holds h ON h.order_id = o.id WHERE o.cart_id = carts.id)
    ORDER BY touched_at LIMIT $2)
    AND touched_at <= $1
