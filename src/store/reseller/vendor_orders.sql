-- name: add
INSERT INTO vendor_orders (order_id, place, reseller_id, customer_id, vendor_id, vendor_reference)
VALUES ($1, $2, $3, $4, $5, '')
-- name: add_item
INSERT INTO order_items (order_id, position, item, listing_id, action, subscription_id, quantity, reference,
    customer_reference)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: find
SELECT o.id, v.place, v.reseller_id, v.customer_id, r.number AS reseller_number, c.number AS customer_number, o.cart_id,
    v.vendor_id, s.id AS seller_order_id, n.name AS vendor_name, v.vendor_reference, o.total_minor, o.currency,
    o.reference, s.step, s.detail, o.placed_at, s.changed_at, i.item, i.listing_id, p.sku, x.name, i.action,
    i.subscription_id, i.quantity, x.price_minor, x.quantity AS paid_quantity, i.reference AS item_reference,
    i.customer_reference
FROM vendor_orders v JOIN orders o ON o.id = v.order_id
JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id JOIN sellers n ON n.id = v.vendor_id
JOIN accounts r ON r.id = v.reseller_id JOIN accounts c ON c.id = v.customer_id
JOIN order_items i ON i.order_id = v.order_id
JOIN order_lines x ON x.order_id = v.order_id AND x.position = i.position JOIN products p ON p.id = x.product_id
WHERE v.order_id = $1 ORDER BY i.position
-- name: set_vendor_reference
UPDATE vendor_orders SET vendor_reference = $2 WHERE order_id = $1
-- name: of_reseller
SELECT o.id, v.place, v.reseller_id, v.customer_id, r.number AS reseller_number, c.number AS customer_number, o.cart_id,
    v.vendor_id, s.id AS seller_order_id, n.name AS vendor_name, v.vendor_reference, o.total_minor, o.currency,
    o.reference, s.step, s.detail, o.placed_at, s.changed_at, i.item, i.listing_id, p.sku, x.name, i.action,
    i.subscription_id, i.quantity, x.price_minor, x.quantity AS paid_quantity, i.reference AS item_reference,
    i.customer_reference
FROM (SELECT w.order_id FROM (
          SELECT order_id, place, vendor_id, customer_id FROM vendor_orders WHERE reseller_id = $1 AND place < $2
          ORDER BY place DESC LIMIT $7) w
      JOIN seller_orders y ON y.order_id = w.order_id AND y.seller_id = w.vendor_id
      WHERE ($4 = '' OR y.step = $4 OR y.step = $5)
          AND ($6 = '' OR $6 LIKE '%,' || CAST(w.vendor_id AS TEXT) || ',%')
          AND ($8 = '' OR $8 LIKE '%,' || CAST(w.customer_id AS TEXT) || ',%')
      ORDER BY w.place DESC LIMIT $3) q
JOIN vendor_orders v ON v.order_id = q.order_id JOIN orders o ON o.id = v.order_id
JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id JOIN sellers n ON n.id = v.vendor_id
JOIN accounts r ON r.id = v.reseller_id JOIN accounts c ON c.id = v.customer_id
JOIN order_items i ON i.order_id = v.order_id
JOIN order_lines x ON x.order_id = v.order_id AND x.position = i.position JOIN products p ON p.id = x.product_id
ORDER BY v.place DESC, i.position
-- name: window_of_reseller
SELECT count(*) AS count, min(place) AS last_place FROM (
    SELECT place FROM vendor_orders WHERE reseller_id = $1 AND place < $2 ORDER BY place DESC LIMIT $3) w
-- name: of_customer
SELECT o.id, v.place, v.reseller_id, v.customer_id, r.number AS reseller_number, c.number AS customer_number, o.cart_id,
    v.vendor_id, s.id AS seller_order_id, n.name AS vendor_name, v.vendor_reference, o.total_minor, o.currency,
    o.reference, s.step, s.detail, o.placed_at, s.changed_at, i.item, i.listing_id, p.sku, x.name, i.action,
    i.subscription_id, i.quantity, x.price_minor, x.quantity AS paid_quantity, i.reference AS item_reference,
    i.customer_reference
FROM (SELECT w.order_id FROM (
          SELECT order_id, place, vendor_id, customer_id FROM vendor_orders WHERE customer_id = $1 AND place < $2
          ORDER BY place DESC LIMIT $7) w
      JOIN seller_orders y ON y.order_id = w.order_id AND y.seller_id = w.vendor_id
      WHERE ($4 = '' OR y.step = $4 OR y.step = $5)
          AND ($6 = '' OR $6 LIKE '%,' || CAST(w.vendor_id AS TEXT) || ',%')
          AND ($8 = '' OR $8 LIKE '%,' || CAST(w.customer_id AS TEXT) || ',%')
      ORDER BY w.place DESC LIMIT $3) q
JOIN vendor_orders v ON v.order_id = q.order_id JOIN orders o ON o.id = v.order_id
JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id JOIN sellers n ON n.id = v.vendor_id
JOIN accounts r ON r.id = v.reseller_id JOIN accounts c ON c.id = v.customer_id
JOIN order_items i ON i.order_id = v.order_id
JOIN order_lines x ON x.order_id = v.order_id AND x.position = i.position JOIN products p ON p.id = x.product_id
ORDER BY v.place DESC, i.position
-- name: window_of_customer
SELECT count(*) AS count, min(place) AS last_place FROM (
    SELECT place FROM vendor_orders WHERE customer_id = $1 AND place < $2 ORDER BY place DESC LIMIT $3) w
-- name: of_reseller_oldest
SELECT o.id, v.place, v.reseller_id, v.customer_id, r.number AS reseller_number, c.number AS customer_number, o.cart_id,
    v.vendor_id, s.id AS seller_order_id, n.name AS vendor_name, v.vendor_reference, o.total_minor, o.currency,
    o.reference, s.step, s.detail, o.placed_at, s.changed_at, i.item, i.listing_id, p.sku, x.name, i.action,
    i.subscription_id, i.quantity, x.price_minor, x.quantity AS paid_quantity, i.reference AS item_reference,
    i.customer_reference
FROM (SELECT w.order_id FROM (
          SELECT order_id, place, vendor_id, customer_id FROM vendor_orders WHERE reseller_id = $1 AND place > $2
          ORDER BY place ASC LIMIT $7) w
      JOIN seller_orders y ON y.order_id = w.order_id AND y.seller_id = w.vendor_id
      WHERE ($4 = '' OR y.step = $4 OR y.step = $5)
          AND ($6 = '' OR $6 LIKE '%,' || CAST(w.vendor_id AS TEXT) || ',%')
          AND ($8 = '' OR $8 LIKE '%,' || CAST(w.customer_id AS TEXT) || ',%')
      ORDER BY w.place ASC LIMIT $3) q
JOIN vendor_orders v ON v.order_id = q.order_id JOIN orders o ON o.id = v.order_id
JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id JOIN sellers n ON n.id = v.vendor_id
JOIN accounts r ON r.id = v.reseller_id JOIN accounts c ON c.id = v.customer_id
JOIN order_items i ON i.order_id = v.order_id
JOIN order_lines x ON x.order_id = v.order_id AND x.position = i.position JOIN products p ON p.id = x.product_id
ORDER BY v.place ASC, i.position
-- name: window_of_reseller_oldest
SELECT count(*) AS count, max(place) AS last_place FROM (
    SELECT place FROM vendor_orders WHERE reseller_id = $1 AND place > $2 ORDER BY place ASC LIMIT $3) w
-- name: of_customer_oldest
SELECT o.id, v.place, v.reseller_id, v.customer_id, r.number AS reseller_number, c.number AS customer_number, o.cart_id,
    v.vendor_id, s.id AS seller_order_id, n.name AS vendor_name, v.vendor_reference, o.total_minor, o.currency,
    o.reference, s.step, s.detail, o.placed_at, s.changed_at, i.item, i.listing_id, p.sku, x.name, i.action,
    i.subscription_id, i.quantity, x.price_minor, x.quantity AS paid_quantity, i.reference AS item_reference,
    i.customer_reference
FROM (SELECT w.order_id FROM (
          SELECT order_id, place, vendor_id, customer_id FROM vendor_orders WHERE customer_id = $1 AND place > $2
          ORDER BY place ASC LIMIT $7) w
      JOIN seller_orders y ON y.order_id = w.order_id AND y.seller_id = w.vendor_id
      WHERE ($4 = '' OR y.step = $4 OR y.step = $5)
          AND ($6 = '' OR $6 LIKE '%,' || CAST(w.vendor_id AS TEXT) || ',%')
          AND ($8 = '' OR $8 LIKE '%,' || CAST(w.customer_id AS TEXT) || ',%')
      ORDER BY w.place ASC LIMIT $3) q
JOIN vendor_orders v ON v.order_id = q.order_id JOIN orders o ON o.id = v.order_id
JOIN seller_orders s ON s.order_id = v.order_id AND s.seller_id = v.vendor_id JOIN sellers n ON n.id = v.vendor_id
JOIN accounts r ON r.id = v.reseller_id JOIN accounts c ON c.id = v.customer_id
JOIN order_items i ON i.order_id = v.order_id
JOIN order_lines x ON x.order_id = v.order_id AND x.position = i.position JOIN products p ON p.id = x.product_id
ORDER BY v.place ASC, i.position
-- name: window_of_customer_oldest
SELECT count(*) AS count, max(place) AS last_place FROM (
    SELECT place FROM vendor_orders WHERE customer_id = $1 AND place > $2 ORDER BY place ASC LIMIT $3) w
