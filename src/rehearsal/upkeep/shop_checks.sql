-- name: vendor_steps
SELECT v.order_id, s.step
FROM vendor_orders v JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id
-- name: refund_requests
SELECT id, state, amount_minor, coalesce(charge_id, 0) AS charge_id FROM refund_requests ORDER BY id
-- name: decided_charges
SELECT o.id AS order_id, o.stage, CAST((CASE WHEN o.stage = 'paid' THEN o.total_minor - coalesce(r.total, 0) ELSE 0 END) AS BIGINT) AS kept_minor, c.id AS charge_id
FROM charges c JOIN orders o ON o.id = c.order_id
LEFT JOIN (SELECT order_id, sum(amount_minor) AS total FROM refunds GROUP BY order_id) r ON r.order_id = o.id
WHERE NOT EXISTS (SELECT 1 FROM charges x WHERE x.order_id = o.id AND x.state = 'asked')
    AND NOT EXISTS (SELECT 1 FROM refund_requests q WHERE q.order_id = o.id AND q.state = 'asked')
ORDER BY o.id
