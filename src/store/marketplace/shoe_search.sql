-- What is wanted may be found in two ways, whichever is shorter: among the listings of the models, shops or sizes that fit, when they
-- are few, or along an index in the order wanted, until enough is found. Conditions that are 0 or '' let everything pass. CROSS
-- JOIN keeps SQLite to the order written, and a + from an index. Sizes are counted in halves here: 15 is 7.5.
-- name: ranked
SELECT s.number, q.number AS seller_number, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, s.price_minor, l.on_hand - l.held AS free, q.verified
FROM shoes s CROSS JOIN shoe_models m CROSS JOIN sellers q CROSS JOIN listings l
WHERE s.offered = 1 AND s.promotion_tier = $12 AND s.price_minor BETWEEN $1 AND $2
    AND m.id = s.model_id AND q.id = s.seller_id AND l.id = s.listing_id
    AND ($3 = 0 OR (s.size = $3 / 2 AND s.half_size = $3 % 2)) AND ($4 = '' OR s.gender = $4) AND ($5 = '' OR s.condition = $5)
    AND ($6 = 0 OR s.seller_id = $6) AND ($7 = 0 OR q.verified = 1)
    AND ($8 = '' OR m.color = $8) AND ($9 = '' OR m.brand LIKE $9 ESCAPE '!') AND ($10 = '' OR m.style LIKE $10 ESCAPE '!')
ORDER BY s.price_minor DESC, s.number LIMIT $11
-- name: cheapest
SELECT s.number, q.number AS seller_number, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, s.price_minor, l.on_hand - l.held AS free, q.verified
FROM shoes s CROSS JOIN shoe_models m CROSS JOIN sellers q CROSS JOIN listings l
WHERE s.offered = 1 AND s.price_minor BETWEEN $1 AND $2
    AND m.id = s.model_id AND q.id = s.seller_id AND l.id = s.listing_id
    AND ($3 = 0 OR (s.size = $3 / 2 AND s.half_size = $3 % 2)) AND ($4 = '' OR s.gender = $4) AND ($5 = '' OR s.condition = $5)
    AND ($6 = 0 OR s.seller_id = $6) AND ($7 = 0 OR q.verified = 1)
    AND ($8 = '' OR m.color = $8) AND ($9 = '' OR m.brand LIKE $9 ESCAPE '!') AND ($10 = '' OR m.style LIKE $10 ESCAPE '!')
ORDER BY s.price_minor, s.number DESC LIMIT $11
-- name: dearest
SELECT s.number, q.number AS seller_number, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, s.price_minor, l.on_hand - l.held AS free, q.verified
FROM shoes s CROSS JOIN shoe_models m CROSS JOIN sellers q CROSS JOIN listings l
WHERE s.offered = 1 AND s.price_minor BETWEEN $1 AND $2
    AND m.id = s.model_id AND q.id = s.seller_id AND l.id = s.listing_id
    AND ($3 = 0 OR (s.size = $3 / 2 AND s.half_size = $3 % 2)) AND ($4 = '' OR s.gender = $4) AND ($5 = '' OR s.condition = $5)
    AND ($6 = 0 OR s.seller_id = $6) AND ($7 = 0 OR q.verified = 1)
    AND ($8 = '' OR m.color = $8) AND ($9 = '' OR m.brand LIKE $9 ESCAPE '!') AND ($10 = '' OR m.style LIKE $10 ESCAPE '!')
ORDER BY s.price_minor DESC, s.number LIMIT $11
-- name: among_models
SELECT s.number, q.number AS seller_number, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, s.price_minor, l.on_hand - l.held AS free, q.verified
FROM shoe_models m CROSS JOIN shoes s CROSS JOIN sellers q CROSS JOIN listings l
WHERE s.offered = 1 AND +s.price_minor BETWEEN $1 AND $2
    AND m.id = s.model_id AND q.id = s.seller_id AND l.id = s.listing_id
    AND ($3 = 0 OR (s.size = $3 / 2 AND s.half_size = $3 % 2)) AND ($4 = '' OR s.gender = $4) AND ($5 = '' OR s.condition = $5)
    AND ($6 = 0 OR s.seller_id = $6) AND ($7 = 0 OR q.verified = 1)
    AND ($8 = '' OR m.color = $8) AND ($9 = '' OR m.brand LIKE $9 ESCAPE '!') AND ($10 = '' OR m.style LIKE $10 ESCAPE '!')
ORDER BY s.promotion_tier * $12 DESC, s.price_minor * $13, s.number * -$13 LIMIT $11
-- name: among_sellers
SELECT s.number, q.number AS seller_number, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, s.price_minor, l.on_hand - l.held AS free, q.verified
FROM sellers q CROSS JOIN shoes s CROSS JOIN shoe_models m CROSS JOIN listings l
WHERE s.offered = 1 AND q.kind = 'shop' AND +s.price_minor BETWEEN $1 AND $2
    AND m.id = s.model_id AND q.id = s.seller_id AND l.id = s.listing_id
    AND ($3 = 0 OR (s.size = $3 / 2 AND s.half_size = $3 % 2)) AND ($4 = '' OR s.gender = $4) AND ($5 = '' OR s.condition = $5)
    AND ($6 = 0 OR s.seller_id = $6) AND ($7 = 0 OR q.verified = 1)
    AND ($8 = '' OR m.color = $8) AND ($9 = '' OR m.brand LIKE $9 ESCAPE '!') AND ($10 = '' OR m.style LIKE $10 ESCAPE '!')
ORDER BY s.promotion_tier * $12 DESC, s.price_minor * $13, s.number * -$13 LIMIT $11
-- name: among_sizes
SELECT s.number, q.number AS seller_number, m.brand, m.color, m.style, s.size * 2 + s.half_size AS half_sizes, s.gender,
    s.condition, s.price_minor, l.on_hand - l.held AS free, q.verified
FROM shoes s CROSS JOIN shoe_models m CROSS JOIN sellers q CROSS JOIN listings l
WHERE s.offered = 1 AND s.size = $3 / 2 AND +s.price_minor BETWEEN $1 AND $2
    AND m.id = s.model_id AND q.id = s.seller_id AND l.id = s.listing_id
    AND ($3 = 0 OR (s.size = $3 / 2 AND s.half_size = $3 % 2)) AND ($4 = '' OR s.gender = $4) AND ($5 = '' OR s.condition = $5)
    AND ($6 = 0 OR s.seller_id = $6) AND ($7 = 0 OR q.verified = 1)
    AND ($8 = '' OR m.color = $8) AND ($9 = '' OR m.brand LIKE $9 ESCAPE '!') AND ($10 = '' OR m.style LIKE $10 ESCAPE '!')
ORDER BY s.promotion_tier * $12 DESC, s.price_minor * $13, s.number * -$13 LIMIT $11
-- name: count_of_models
SELECT count(*) AS count FROM (SELECT 1 FROM shoe_models m CROSS JOIN shoes s
    WHERE ($1 = '' OR m.color = $1) AND ($2 = '' OR m.brand LIKE $2 ESCAPE '!') AND ($3 = '' OR m.style LIKE $3 ESCAPE '!')
        AND s.model_id = m.id AND s.offered = 1 LIMIT $4) counted
-- name: count_of_sellers
SELECT count(*) AS count FROM (SELECT 1 FROM sellers q CROSS JOIN shoes s
    WHERE q.kind = 'shop' AND ($1 = 0 OR q.id = $1) AND ($2 = 0 OR q.verified = 1)
        AND s.seller_id = q.id AND s.offered = 1 LIMIT $3) counted
-- name: count_of_size
SELECT count(*) AS count FROM (SELECT 1 FROM shoes s WHERE s.size = $1 / 2 AND s.offered = 1 LIMIT $2) counted
