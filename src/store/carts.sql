-- name: add
INSERT INTO carts (id, door, opened_at, touched_at) VALUES ($1, $2, $3, $3) ON CONFLICT (id) DO NOTHING
-- name: touched_at
SELECT touched_at FROM carts WHERE id = $1
-- name: lines
SELECT c.listing_id, l.product_id, p.name, l.price_minor, l.currency, c.quantity, l.on_hand, l.held
FROM cart_lines c JOIN listings l ON l.id = c.listing_id JOIN products p ON p.id = l.product_id
WHERE c.cart_id = $1
ORDER BY c.position
-- name: quantity
SELECT quantity FROM cart_lines WHERE cart_id = $1 AND listing_id = $2
-- name: count_lines
SELECT count(*) FROM cart_lines WHERE cart_id = $1
-- name: put_line
INSERT INTO cart_lines (cart_id, listing_id, position, quantity) VALUES ($1, $2, $3, $4)
ON CONFLICT (cart_id, listing_id) DO UPDATE SET quantity = excluded.quantity
-- name: remove_line
DELETE FROM cart_lines WHERE cart_id = $1
    AND listing_id IN (SELECT id FROM listings WHERE product_id = $2 AND seller_id = $3)
-- name: touch
UPDATE carts SET touched_at = $2 WHERE id = $1
-- name: remove
DELETE FROM carts WHERE id = $1
-- name: remove_untouched
DELETE FROM carts WHERE id IN (
    SELECT id FROM carts WHERE touched_at <= $1
        AND NOT EXISTS (SELECT 1 FROM orders o JOIN holds h ON h.order_id = o.id WHERE o.cart_id = carts.id)
    ORDER BY touched_at LIMIT $2)
