-- name: lock_buyer
SELECT pg_advisory_xact_lock($1)
-- name: owner
SELECT made_at FROM members WHERE id = $1
-- name: add
INSERT INTO member_carts (id, owner_id, name, notes, discount, made_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
-- name: change
UPDATE member_carts SET name = $2, notes = $3, discount = $4, changed_at = $5 WHERE id = $1
-- name: remove
DELETE FROM member_carts WHERE id = $1
-- name: find
SELECT id, owner_id, name, notes, discount, made_at, changed_at FROM member_carts WHERE id = $1
-- name: of_owner
SELECT id, owner_id, name, notes, discount, made_at, changed_at FROM member_carts WHERE owner_id = $1 ORDER BY id
-- name: count
SELECT count(*) AS count FROM member_carts WHERE owner_id = $1
-- name: add_item
INSERT INTO cart_items (id, owner_id, cart_id, listing_id, product_id, name, price_minor, currency, quantity,
    discount_code, state, payment_id, made_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
-- name: change_item
UPDATE cart_items SET cart_id = $2, listing_id = $3, product_id = $4, name = $5, price_minor = $6, currency = $7,
    quantity = $8, discount_code = $9, state = $10, payment_id = $11, changed_at = $12
WHERE id = $1
-- name: decide_item
UPDATE cart_items SET state = $2, payment_id = $3, changed_at = $4 WHERE id = $1
-- name: remove_item
DELETE FROM cart_items WHERE id = $1
-- name: item
SELECT id, owner_id, cart_id, listing_id, product_id, name, price_minor, currency, quantity, discount_code, state,
    payment_id, made_at, changed_at,
    CASE WHEN state = 'accepted' OR (SELECT l.retired_at FROM listings l WHERE l.id = listing_id) IS NULL
        THEN 1 ELSE 0 END AS available
FROM cart_items WHERE id = $1
-- name: items
SELECT id, owner_id, cart_id, listing_id, product_id, name, price_minor, currency, quantity, discount_code, state,
    payment_id, made_at, changed_at,
    CASE WHEN state = 'accepted' OR (SELECT l.retired_at FROM listings l WHERE l.id = listing_id) IS NULL
        THEN 1 ELSE 0 END AS available
FROM cart_items WHERE cart_id = $1 ORDER BY id
-- name: wishes
SELECT id, owner_id, cart_id, listing_id, product_id, name, price_minor, currency, quantity, discount_code, state,
    payment_id, made_at, changed_at,
    CASE WHEN state = 'accepted' OR (SELECT l.retired_at FROM listings l WHERE l.id = listing_id) IS NULL
        THEN 1 ELSE 0 END AS available
FROM cart_items WHERE owner_id = $1 AND cart_id IS NULL ORDER BY id
-- name: count_wishes
SELECT count(*) AS count FROM cart_items WHERE owner_id = $1 AND cart_id IS NULL
-- name: add_word
INSERT INTO cart_item_words (owner_id, word, item_id) VALUES ($1, $2, $3)
-- name: remove_words
DELETE FROM cart_item_words WHERE item_id = $1
-- name: found
SELECT DISTINCT item_id FROM cart_item_words WHERE word >= $1 AND word < $2 ORDER BY item_id LIMIT $3
-- name: found_of_owner
SELECT DISTINCT item_id FROM cart_item_words WHERE owner_id = $1 AND word >= $2 AND word < $3 ORDER BY item_id LIMIT $4
-- name: has_word
SELECT 1 AS found FROM cart_item_words WHERE item_id = $1 AND word >= $2 AND word < $3 LIMIT 1
-- name: lock_listings
SELECT id FROM listings WHERE id IN (SELECT listing_id FROM cart_items WHERE cart_id = $1)
ORDER BY id FOR NO KEY UPDATE
-- name: free
SELECT id, CASE WHEN retired_at IS NULL THEN on_hand - held ELSE 0 END AS free
FROM listings WHERE id IN (SELECT listing_id FROM cart_items WHERE cart_id = $1)
-- name: is_offered
SELECT 1 AS found FROM listings WHERE id = $1 AND retired_at IS NULL
-- name: free_of_listing
SELECT CASE WHEN retired_at IS NULL THEN on_hand - held ELSE 0 END AS free FROM listings WHERE id = $1
-- name: add_payment
INSERT INTO cart_payments (id, owner_id, cart_id, method, status, amount_minor, change_minor, currency, refund,
    discount_id, proof, first_name, email, phone, product_info, came_back, made_at, changed_at, open_at_page)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
-- name: change_payment
UPDATE cart_payments SET method = $2, status = $3, amount_minor = $4, change_minor = $5, proof = $6, came_back = $7,
    changed_at = $8, open_at_page = $9
WHERE id = $1
-- name: remove_payment
DELETE FROM cart_payments WHERE id = $1
-- name: payment
SELECT id, owner_id, cart_id, method, status, amount_minor, change_minor, currency, refund, discount_id, proof,
    first_name, email, phone, product_info, came_back, made_at, changed_at, open_at_page
FROM cart_payments WHERE id = $1
-- name: payments
SELECT id, owner_id, cart_id, method, status, amount_minor, change_minor, currency, refund, discount_id, proof,
    first_name, email, phone, product_info, came_back, made_at, changed_at, open_at_page
FROM cart_payments WHERE cart_id = $1 ORDER BY id
-- name: payments_of_owner
SELECT id, owner_id, cart_id, method, status, amount_minor, change_minor, currency, refund, discount_id, proof,
    first_name, email, phone, product_info, came_back, made_at, changed_at, open_at_page
FROM cart_payments WHERE owner_id = $1 ORDER BY id
