-- name: add
INSERT INTO callbacks (id, order_id, outcome, attempts, due) VALUES ($1, $2, $3, 0, $4)
-- name: failure_of_order
SELECT id, attempts FROM callbacks WHERE order_id = $1 AND outcome = 'failed'
-- name: drop_failure
DELETE FROM callbacks WHERE order_id = $1 AND outcome = 'failed'
-- name: next
SELECT id, order_id, outcome, attempts, due FROM callbacks ORDER BY due, id LIMIT 1
-- name: find
SELECT id, order_id, outcome, attempts, due FROM callbacks WHERE id = $1
-- name: close
DELETE FROM callbacks WHERE id = $1
-- name: postpone
UPDATE callbacks SET attempts = attempts + 1, due = $2 WHERE id = $1
-- name: hasten
UPDATE callbacks SET due = $1 WHERE due > $1
-- name: count
SELECT count(*) FROM callbacks
-- name: clear
DELETE FROM callbacks
