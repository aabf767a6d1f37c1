-- name: of_product
SELECT l.id, p.name, l.on_hand, l.held
FROM listings l JOIN products p ON p.id = l.product_id
WHERE l.product_id = $1 AND l.seller_id = $2
-- name: stock
SELECT on_hand, held FROM listings WHERE id = $1
-- name: put
INSERT INTO listings (id, product_id, seller_id, price_minor, currency, on_hand, held)
VALUES ($1, $2, $3, $4, $5, 0, 0)
ON CONFLICT (id) DO UPDATE SET price_minor = excluded.price_minor, currency = excluded.currency
-- name: change_stock
UPDATE listings SET on_hand = on_hand + $2, held = held + $3 WHERE id = $1 RETURNING on_hand - held
-- name: add_stock_entry
INSERT INTO stock_entries (id, listing_id, kind, quantity, order_id, made_at) VALUES ($1, $2, $3, $4, $5, $6)
