-- name: user_emails
SELECT id, email AS text FROM accounts WHERE kind IN ('user', 'customer') ORDER BY id
-- name: user_with_email
SELECT o.id, CASE WHEN (o.made_at, o.id) < (a.made_at, a.id) THEN 1 ELSE 0 END AS is_older
FROM accounts a JOIN accounts o ON o.kind = a.kind AND coalesce(o.parent_id, 0) = coalesce(a.parent_id, 0) AND o.id <> a.id
WHERE a.id = $1 AND o.email = $2
-- name: set_user_email
UPDATE accounts SET email = $2 WHERE id = $1
-- name: shop_names
SELECT id, name AS text FROM sellers WHERE kind = 'shop' ORDER BY id
-- name: shop_with_name
SELECT o.id, CASE WHEN (o.made_at, o.id) < (a.made_at, a.id) THEN 1 ELSE 0 END AS is_older
FROM sellers a JOIN sellers o ON o.kind = a.kind AND o.id <> a.id
WHERE a.id = $1 AND o.name = $2
-- name: set_shop_name
UPDATE sellers SET name = $2 WHERE id = $1
-- name: member_emails
SELECT id, email AS text FROM members WHERE email IS NOT NULL ORDER BY id
-- name: member_with_email
SELECT o.id, CASE WHEN (o.made_at, o.id) < (a.made_at, a.id) THEN 1 ELSE 0 END AS is_older
FROM members a JOIN members o ON o.id <> a.id
WHERE a.id = $1 AND o.email = $2
-- name: set_member_email
UPDATE members SET email = $2 WHERE id = $1
-- name: new_emails
SELECT id, new_email FROM members WHERE new_email IS NOT NULL
-- name: set_new_email
UPDATE members SET new_email = $2 WHERE id = $1
-- name: member_words
SELECT word, member_id AS id FROM member_words
-- name: remove_member_word
DELETE FROM member_words WHERE word = $1 AND member_id = $2
-- name: item_words
SELECT word, item_id AS id FROM cart_item_words
-- name: add_item_word
INSERT INTO cart_item_words (word, item_id, owner_id) SELECT $1, id, owner_id FROM cart_items WHERE id = $2 ON CONFLICT DO NOTHING
-- name: remove_item_word
DELETE FROM cart_item_words WHERE word = $1 AND item_id = $2
-- name: models
SELECT id, brand, style, color FROM shoe_models ORDER BY id
-- name: set_model
UPDATE shoe_models SET brand = $2, style = $3, color = $4 WHERE id = $1
-- name: move_shoes
UPDATE shoes SET model_id = $2 WHERE model_id = $1
-- name: remove_model
DELETE FROM shoe_models WHERE id = $1
