-- name: add
INSERT INTO holds (order_id, listing_id, quantity, deadline) VALUES ($1, $2, $3, $4)
-- name: of_cart
SELECT h.order_id, h.listing_id, h.quantity, h.deadline
FROM orders o JOIN holds h ON h.order_id = o.id
WHERE o.cart_id = $1 AND o.stage = 'placed'
ORDER BY h.listing_id
-- name: due
SELECT order_id, listing_id, quantity, deadline FROM holds WHERE deadline <= $1 ORDER BY deadline LIMIT $2
-- name: remove
DELETE FROM holds WHERE order_id = $1 AND listing_id = $2
-- name: remove_of_order
DELETE FROM holds WHERE order_id = $1
-- name: prolong
UPDATE holds SET deadline = $2 WHERE order_id = $1 AND deadline < $2
