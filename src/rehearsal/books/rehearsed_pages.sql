-- name: add
INSERT INTO pages (transaction_id, reference, amount_minor, currency, product_info, first_name, email, phone,
    success_url, failure_url, choice, captured, asked, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', 0, 0,
    CASE WHEN EXISTS (SELECT 1 FROM pages WHERE made_at >= $11)
         THEN (SELECT max(made_at) + 1 FROM pages) ELSE $11 END) ON CONFLICT (transaction_id) DO NOTHING
-- name: find
SELECT transaction_id, reference, amount_minor, currency, product_info, first_name, email, phone, success_url,
    failure_url, choice, captured, asked
FROM pages WHERE transaction_id = $1
-- name: forget_old
DELETE FROM pages WHERE (made_at, transaction_id) <= (
    SELECT made_at, transaction_id FROM pages ORDER BY made_at DESC, transaction_id DESC LIMIT 1 OFFSET $1)
-- name: choose
UPDATE pages SET choice = $2, captured = captured + $3, asked = 0
WHERE transaction_id = $1 AND choice IN ('', 'leave')
-- name: ask
UPDATE pages SET asked = asked + 1 WHERE transaction_id = $1
-- name: latest
SELECT transaction_id, reference, amount_minor, currency, product_info, first_name, email, phone, success_url,
    failure_url, choice, captured, asked
FROM pages ORDER BY made_at DESC, transaction_id DESC LIMIT $1
