-- name: add_charge
INSERT INTO charges (key, customer, amount_minor, currency, transaction_number, state, refunded_minor, asked)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING
-- name: add_refund
INSERT INTO refunds (key, charge_key, amount_minor, state, asked) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING
-- name: add_page
INSERT INTO pages (transaction_id, reference, amount_minor, currency, product_info, first_name, email, phone, success_url,
    failure_url, choice, captured, asked, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (transaction_id) DO NOTHING
-- name: add_provisioning
INSERT INTO provisionings (request_key, order_id, asked, done, received, made_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (request_key) DO NOTHING
-- name: add_subscription
INSERT INTO subscriptions (subscription_id, version, state, quantity, made_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (subscription_id) DO NOTHING
