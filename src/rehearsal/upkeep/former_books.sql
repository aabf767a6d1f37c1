-- name: charges
SELECT key, customer, amount_minor, currency, transaction_number, state, refunded_minor, asked FROM rehearsal_charges
-- name: clear_charges
DELETE FROM rehearsal_charges
-- name: refunds
SELECT key, charge_key, amount_minor, state, asked FROM rehearsal_refunds
-- name: clear_refunds
DELETE FROM rehearsal_refunds
-- name: pages
SELECT transaction_id, reference, amount_minor, currency, product_info, first_name, email, phone, success_url, failure_url,
    choice, captured, asked, made_at FROM rehearsal_pages
-- name: clear_pages
DELETE FROM rehearsal_pages
-- name: provisionings
SELECT request_key, order_id, asked, done, received, made_at FROM rehearsed_orders
-- name: clear_provisionings
DELETE FROM rehearsed_orders
-- name: subscriptions
SELECT subscription_id, version, state, quantity, made_at FROM rehearsed_subscriptions
-- name: clear_subscriptions
DELETE FROM rehearsed_subscriptions
