-- name: standing
SELECT r.number, c.id, c.parent_id, u.status
FROM accounts r LEFT JOIN accounts c ON c.kind = 'customer' AND c.number = $2
LEFT JOIN customers u ON u.id = c.id
WHERE r.id = $1
-- name: add
INSERT INTO customers (id, reseller_id, person, title, phone, email, language, street, suite, city, region, zip, country,
    status, user_id, password_hash, made_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
-- name: change
UPDATE customers SET person = $2, title = $3, phone = $4, email = $5, language = $6, street = $7, suite = $8, city = $9,
    region = $10, zip = $11, country = $12, status = $13, changed_at = $14
WHERE id = $1
-- name: find
SELECT u.id, u.reseller_id, c.number, r.number AS reseller_number, c.name, u.person, u.title, u.phone, u.email,
    u.language, u.street, u.suite, u.city, u.region, u.zip, u.country, u.status, u.user_id, u.made_at, u.changed_at
FROM customers u JOIN accounts c ON c.id = u.id JOIN accounts r ON r.id = u.reseller_id
WHERE u.id = $1
-- name: after
SELECT u.id, u.reseller_id, c.number, r.number AS reseller_number, c.name, u.person, u.title, u.phone, u.email,
    u.language, u.street, u.suite, u.city, u.region, u.zip, u.country, u.status, u.user_id, u.made_at, u.changed_at
FROM customers u JOIN accounts c ON c.id = u.id JOIN accounts r ON r.id = u.reseller_id
WHERE u.reseller_id = $1 AND u.id > $2 ORDER BY u.id LIMIT $3
