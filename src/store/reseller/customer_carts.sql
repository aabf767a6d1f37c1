-- name: add
INSERT INTO customer_carts (cart_id, purpose, title, user_name, account_id, place) VALUES ($1, $2, $3, $4, $5, $6)
-- name: change
UPDATE customer_carts SET purpose = $2, title = $3, user_name = $4 WHERE cart_id = $1
-- name: find
SELECT c.id, c.state, k.purpose, k.title, k.user_name, c.opened_at, c.touched_at,
    (SELECT l.currency FROM cart_lines x JOIN listings l ON l.id = x.listing_id
     WHERE x.cart_id = c.id ORDER BY x.position LIMIT 1) AS currency, k.place
FROM carts c JOIN customer_carts k ON k.cart_id = c.id
WHERE c.id = $1 AND c.account_id = $2
-- name: page
SELECT c.id, c.state, k.purpose, k.title, k.user_name, c.opened_at, c.touched_at,
    (SELECT l.currency FROM cart_lines x JOIN listings l ON l.id = x.listing_id
     WHERE x.cart_id = c.id ORDER BY x.position LIMIT 1) AS currency, k.place
FROM customer_carts k JOIN carts c ON c.id = k.cart_id
WHERE k.account_id = $1 AND k.place > $5
    AND ($2 = '' OR $2 = CASE WHEN c.state = 'open' THEN k.purpose ELSE c.state END)
ORDER BY k.place LIMIT $3 OFFSET $4
-- name: count
SELECT count(*) AS count
FROM customer_carts k JOIN carts c ON c.id = k.cart_id
WHERE k.account_id = $1 AND ($2 = '' OR $2 = CASE WHEN c.state = 'open' THEN k.purpose ELSE c.state END)
