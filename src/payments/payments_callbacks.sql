-- name: add
INSERT INTO callbacks (id, order_id, outcome, attempts, due, amount) VALUES ($1, $2, $3, 0, $4, $5)
-- name: failures_of_order
SELECT id, order_id, outcome, attempts, due, amount FROM callbacks WHERE order_id = $1 AND outcome = 'failed' ORDER BY id
-- name: drop_failure
DELETE FROM callbacks WHERE order_id = $1 AND outcome = 'failed'
-- name: next
SELECT id, order_id, outcome, attempts, due, amount FROM callbacks ORDER BY due, id LIMIT 1
-- name: find
SELECT id, order_id, outcome, attempts, due, amount FROM callbacks WHERE id = $1
-- name: close
DELETE FROM callbacks WHERE id = $1
-- name: postpone
UPDATE callbacks SET attempts = attempts + 1, due = $2 WHERE id = $1
-- name: hasten
UPDATE callbacks SET due = $1 WHERE due > $1
-- name: count
SELECT count(*) AS count FROM callbacks
-- name: clear
DELETE FROM callbacks
