-- name: of_shop
SELECT s.id, s.order_id, s.seller_id, s.number, s.total_minor, s.fee_minor, s.currency, s.step, s.detail, s.due_at,
    s.tax_minor, o.placed_at, a.number AS account_number, q.number AS seller_number,
    (SELECT CAST(coalesce(sum(r.amount_minor), 0) AS BIGINT) FROM refunds r
     WHERE r.order_id = s.order_id AND r.seller_id = s.seller_id) AS refunded_minor
FROM seller_orders s JOIN orders o ON o.id = s.order_id JOIN sellers q ON q.id = s.seller_id LEFT JOIN accounts a ON a.id = o.account_id
WHERE s.seller_id = $1 AND s.number IS NOT NULL AND s.number < $2 AND ($3 = '' OR s.step = $3)
ORDER BY s.number DESC LIMIT $4
-- name: lines_of_part
SELECT x.listing_id, x.product_id, x.name, x.price_minor, x.quantity, h.number
FROM order_lines x JOIN shoes h ON h.listing_id = x.listing_id
WHERE x.order_id = $1 AND x.seller_id = $2 ORDER BY x.position
