-- name: add
INSERT INTO invoices (id, order_id, seller_id, year, number, seller_name, seller_address, seller_tax_number, customer, name,
    phone, address, tax_mode, tax_minor, total_minor, currency, digest, issued_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
-- name: add_line
INSERT INTO invoice_lines (invoice_id, position, code, name, quantity, price_minor, tax_bps, tax_minor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: find
SELECT i.id, i.order_id, i.seller_id, i.year, i.number, i.seller_name, i.seller_address, i.seller_tax_number, i.customer,
    i.name, i.phone, i.address, i.tax_mode, i.tax_minor, i.total_minor, i.currency, i.digest, i.issued_at,
    x.code, x.name AS line_name, x.quantity, x.price_minor, x.tax_bps, x.tax_minor AS line_tax_minor
FROM invoices i LEFT JOIN invoice_lines x ON x.invoice_id = i.id
WHERE i.id = $1
ORDER BY x.position
-- name: every
SELECT i.id, i.order_id, i.seller_id, i.year, i.number, i.seller_name, i.seller_address, i.seller_tax_number, i.customer,
    i.name, i.phone, i.address, i.tax_mode, i.tax_minor, i.total_minor, i.currency, i.digest, i.issued_at,
    x.code, x.name AS line_name, x.quantity, x.price_minor, x.tax_bps, x.tax_minor AS line_tax_minor
FROM invoices i LEFT JOIN invoice_lines x ON x.invoice_id = i.id
ORDER BY i.id, x.position
-- name: of_order
SELECT id FROM invoices WHERE order_id = $1
-- name: order_of
SELECT order_id FROM invoices WHERE id = $1
