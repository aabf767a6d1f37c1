-- name: currencies
SELECT 'listing' AS what, currency AS text, min(id) AS id, count(*) AS count FROM listings GROUP BY currency
UNION ALL SELECT 'order', currency, min(id), count(*) FROM orders GROUP BY currency
UNION ALL SELECT 'payment', currency, min(id), count(*) FROM payments GROUP BY currency
UNION ALL SELECT 'ledger entry', currency, min(id), count(*) FROM ledger_entries GROUP BY currency
UNION ALL SELECT 'seller''s part', currency, min(id), count(*) FROM seller_orders GROUP BY currency
UNION ALL SELECT 'refund', currency, min(id), count(*) FROM refunds GROUP BY currency
UNION ALL SELECT 'refund request', currency, min(id), count(*) FROM refund_requests GROUP BY currency
UNION ALL SELECT 'invoice', currency, min(id), count(*) FROM invoices GROUP BY currency
UNION ALL SELECT 'charge', currency, min(id), count(*) FROM charges GROUP BY currency
UNION ALL SELECT 'payout', currency, min(id), count(*) FROM payouts GROUP BY currency
UNION ALL SELECT 'cart item', currency, min(id), count(*) FROM cart_items GROUP BY currency
UNION ALL SELECT 'cart payment', currency, min(id), count(*) FROM cart_payments GROUP BY currency
UNION ALL SELECT 'coupon', currency, min(id), count(*) FROM discounts GROUP BY currency
ORDER BY id, what, text
-- name: tax_modes
SELECT 'order' AS what, tax_mode AS text, min(id) AS id, count(*) AS count FROM orders GROUP BY tax_mode
UNION ALL SELECT 'invoice', tax_mode, min(id), count(*) FROM invoices GROUP BY tax_mode
ORDER BY id, what, text
-- name: cart_states
SELECT 'cart' AS what, state AS text, min(id) AS id, count(*) AS count FROM carts GROUP BY state ORDER BY id
-- name: scopes
SELECT 'access key' AS what, scope AS text, min(id) AS id, count(*) AS count FROM access_keys GROUP BY scope ORDER BY id
-- name: job_kinds
SELECT 'job' AS what, kind AS text, min(id) AS id, count(*) AS count FROM jobs GROUP BY kind ORDER BY id
