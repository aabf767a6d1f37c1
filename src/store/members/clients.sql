-- name: add
INSERT INTO clients (member_id, api_key, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
-- name: with_app
SELECT c.member_id, c.api_key FROM client_apps a JOIN clients c ON c.member_id = a.member_id WHERE a.app = $1
-- name: find
SELECT api_key FROM clients WHERE member_id = $1
-- name: apps
SELECT app FROM client_apps WHERE member_id = $1 ORDER BY position
-- name: urls
SELECT url FROM client_urls WHERE member_id = $1 ORDER BY position
-- name: add_app
INSERT INTO client_apps (app, member_id, position) VALUES ($1, $2, $3)
-- name: add_url
INSERT INTO client_urls (member_id, position, url) VALUES ($1, $2, $3)
