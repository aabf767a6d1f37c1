-- name: stocks_of_order
SELECT l.on_hand, l.held, l.endless, l.id FROM order_lines x LEFT JOIN listings l ON l.id = x.listing_id
WHERE x.order_id = $1 ORDER BY x.position
-- name: lock_of_cart
SELECT id FROM listings WHERE id IN (
    SELECT listing_id FROM cart_lines WHERE cart_id = $1
    UNION SELECT h.listing_id FROM orders o JOIN holds h ON h.order_id = o.id WHERE o.cart_id = $1 AND o.stage = 'placed')
ORDER BY id FOR NO KEY UPDATE
-- name: lock_of_order
SELECT id FROM listings WHERE id IN (
    SELECT listing_id FROM order_lines WHERE order_id = $1
    UNION SELECT h.listing_id FROM orders o JOIN holds h ON h.order_id = o.id
          WHERE o.cart_id = (SELECT cart_id FROM orders WHERE id = $1) AND o.stage = 'placed')
ORDER BY id FOR NO KEY UPDATE
-- name: lock
SELECT id FROM listings WHERE id = $1 FOR NO KEY UPDATE
-- name: put
INSERT INTO listings (id, product_id, seller_id, price_minor, currency, on_hand, held)
VALUES ($1, $2, $3, $4, $5, 0, 0)
ON CONFLICT (id) DO UPDATE SET price_minor = excluded.price_minor, currency = excluded.currency
-- name: make_endless
UPDATE listings SET endless = 1 WHERE id = $1
-- name: retire
UPDATE listings SET retired_at = $2 WHERE id = $1
-- name: change_stock
UPDATE listings SET on_hand = on_hand + $2, held = held + $3, version = version + 1 WHERE id = $1
RETURNING id, product_id, on_hand - held AS free, version
-- name: add_stock_entry
INSERT INTO stock_entries (id, listing_id, kind, quantity, order_id, made_at, item_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
-- name: note_offered
UPDATE shoes SET offered = 1 - offered WHERE listing_id = $1 AND offered <> (
    SELECT CASE WHEN on_hand > held AND retired_at IS NULL THEN 1 ELSE 0 END FROM listings WHERE id = $1)
