-- What the shop sells.

CREATE TABLE categories (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE
);

CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    category_id BIGINT NOT NULL REFERENCES categories (id),
    sku TEXT,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    description TEXT NOT NULL,
    rating_hundredths BIGINT NOT NULL CHECK (rating_hundredths BETWEEN 0 AND 500)
);
CREATE UNIQUE INDEX products_sku ON products (sku);

-- A seller's offer of a product. `on_hand` and `held` are the sums of stock_entries and holds, kept beside them so that one
-- statement can decide and change; `cartwright check` compares.
CREATE TABLE listings (
    id INTEGER PRIMARY KEY,
    product_id BIGINT NOT NULL REFERENCES products (id),
    seller_id BIGINT NOT NULL,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    on_hand BIGINT NOT NULL CHECK (on_hand >= 0),
    held BIGINT NOT NULL CHECK (held BETWEEN 0 AND on_hand)
);
CREATE UNIQUE INDEX listings_product ON listings (product_id, seller_id);

CREATE TABLE stock_entries (
    id INTEGER PRIMARY KEY,
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    kind TEXT NOT NULL CHECK (kind IN ('received', 'sold', 'returned', 'corrected')),
    quantity BIGINT NOT NULL,
    order_id BIGINT,
    made_at BIGINT NOT NULL
);

-- What a buyer has picked. A cart is gone once it has been paid, or has expired.

CREATE TABLE carts (
    id INTEGER PRIMARY KEY,
    door TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL
);
CREATE INDEX carts_touched ON carts (touched_at);

CREATE TABLE cart_lines (
    cart_id BIGINT NOT NULL REFERENCES carts (id) ON DELETE CASCADE,
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    position BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (cart_id, listing_id)
);

-- What was ordered, as promised.

CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    door TEXT NOT NULL,
    cart_id BIGINT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('placed', 'paid', 'failed')),
    reason TEXT NOT NULL,
    total_minor BIGINT NOT NULL CHECK (total_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    placed_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX orders_cart ON orders (cart_id);

CREATE TABLE order_lines (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    position BIGINT NOT NULL,
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    product_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    price_minor BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, position)
);

CREATE TABLE holds (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    deadline BIGINT NOT NULL,
    PRIMARY KEY (order_id, listing_id)
);
CREATE INDEX holds_deadline ON holds (deadline);

-- Money. Every posting is balanced: its entries sum to zero in each currency.

CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    method TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('approved', 'failed')),
    made_at BIGINT NOT NULL
);
CREATE INDEX payments_order ON payments (order_id);

CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY,
    posting_id BIGINT NOT NULL,
    fact TEXT NOT NULL,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    account TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- The first answer to each write that came with an Idempotency-Key.

CREATE TABLE idempotency_keys (
    scope TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (scope, idempotency_key)
);
CREATE INDEX idempotency_keys_made ON idempotency_keys (made_at);
