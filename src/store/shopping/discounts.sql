-- name: add
INSERT INTO discounts (id, owner_id, cart_id, amount_minor, currency, percentage_bps, requires_verification, uses,
    uses_left, made_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
-- name: add_product
INSERT INTO discount_products (discount_id, position, product_id) VALUES ($1, $2, $3)
-- name: find
SELECT id, owner_id, cart_id, amount_minor, currency, percentage_bps, requires_verification, uses, uses_left,
    removed_at, made_at, changed_at
FROM discounts WHERE id = $1
-- name: of_owner
SELECT id, owner_id, cart_id, amount_minor, currency, percentage_bps, requires_verification, uses, uses_left,
    removed_at, made_at, changed_at
FROM discounts WHERE owner_id = $1 AND removed_at IS NULL ORDER BY made_at, id
-- name: of_cart
SELECT id FROM discounts WHERE cart_id = $1 AND removed_at IS NULL
-- name: taken
SELECT count(*) AS count FROM discount_uses WHERE discount_id = $1 AND state IN ('used', 'verified')
-- name: taken_of_cart
SELECT count(*) AS count FROM discounts d JOIN discount_uses u ON u.discount_id = d.id
WHERE d.cart_id = $1 AND u.state IN ('used', 'verified')
-- name: forget_cart
UPDATE discounts SET cart_id = NULL WHERE cart_id = $1 AND removed_at IS NOT NULL
-- name: products
SELECT product_id FROM discount_products WHERE discount_id = $1 ORDER BY position
-- name: lock
SELECT id FROM discounts WHERE id = $1 FOR NO KEY UPDATE
-- name: take_use
UPDATE discounts SET uses_left = uses_left - 1, changed_at = $2
WHERE id = $1 AND uses_left >= 1 AND removed_at IS NULL
-- name: touch
UPDATE discounts SET changed_at = $2 WHERE id = $1
-- name: remove
UPDATE discounts SET removed_at = $2, changed_at = $2 WHERE id = $1
-- name: add_use
INSERT INTO discount_uses (discount_id, payment_id, member_id, state) VALUES ($1, $2, $3, $4)
-- name: set_use
UPDATE discount_uses SET state = $3 WHERE discount_id = $1 AND payment_id = $2
-- name: decline_open
UPDATE discount_uses SET state = 'declined' WHERE discount_id = $1 AND (state = 'pending' OR (state = 'verified'
    AND EXISTS (SELECT 1 FROM cart_payments p WHERE p.id = discount_uses.payment_id AND p.status = 'pending')))
-- name: pending
SELECT count(*) AS count FROM discount_uses WHERE discount_id = $1 AND state = 'pending'
-- name: remove_use
DELETE FROM discount_uses WHERE discount_id = $1 AND payment_id = $2 AND state <> 'used'
-- name: find_use
SELECT member_id, state FROM discount_uses WHERE discount_id = $1 AND payment_id = $2
-- name: uses
SELECT u.payment_id, u.member_id, u.state, m.made_at AS member_made_at
FROM discount_uses u LEFT JOIN members m ON m.id = u.member_id
WHERE u.discount_id = $1 ORDER BY u.payment_id
-- name: open_uses
SELECT u.payment_id, u.member_id, u.state, m.made_at AS member_made_at
FROM discount_uses u LEFT JOIN members m ON m.id = u.member_id
WHERE u.discount_id = $1 AND u.state IN ('pending', 'verified', 'declined') ORDER BY u.payment_id
