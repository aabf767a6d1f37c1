-- What is sold again: services of vendors, for the customers of resellers.

-- A category that the shelf does not show.
ALTER TABLE categories ADD COLUMN hidden BIGINT NOT NULL DEFAULT 0;

-- What an account of a reseller's customer has beside its name. The user that came with it has a password of which only
-- the hash is known.

CREATE TABLE customers (
    id INTEGER PRIMARY KEY REFERENCES accounts (id),
    reseller_id BIGINT NOT NULL REFERENCES accounts (id),
    person TEXT NOT NULL,
    title TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    street TEXT NOT NULL,
    suite TEXT NOT NULL,
    city TEXT NOT NULL,
    region TEXT NOT NULL,
    zip TEXT NOT NULL,
    country TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    user_id BIGINT NOT NULL,
    password_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX customers_reseller ON customers (reseller_id, id);

-- Each lets its account in once more, and is used once. Those of one family follow each other.

CREATE TABLE refresh_tokens (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    family BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX refresh_tokens_hash ON refresh_tokens (hash);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);
CREATE INDEX access_keys_expiry ON access_keys (expires_at) WHERE expires_at IS NOT NULL;

-- How a vendor's listing is paid for and provisioned, and which attributes that takes. `allowed` has a value a line; none:
-- any value. A secret attribute is sealed wherever it is kept.

CREATE TABLE plans (
    listing_id INTEGER PRIMARY KEY REFERENCES listings (id),
    provider TEXT NOT NULL,
    category TEXT NOT NULL,
    vertical TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('month', 'quarter', 'year'))
);

CREATE TABLE plan_attributes (
    listing_id BIGINT NOT NULL REFERENCES plans (listing_id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    required BIGINT NOT NULL,
    secret BIGINT NOT NULL,
    allowed TEXT NOT NULL,
    PRIMARY KEY (listing_id, name)
);

-- What a reseller does not want to sell.

CREATE TABLE disabled_plans (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    listing_id BIGINT NOT NULL REFERENCES plans (listing_id),
    PRIMARY KEY (account_id, listing_id)
);

-- What a reseller calls the cart of a customer.

CREATE TABLE customer_carts (
    cart_id INTEGER PRIMARY KEY REFERENCES carts (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('open', 'saved', 'quote')),
    title TEXT NOT NULL,
    user_name TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    place BIGINT NOT NULL
);
CREATE INDEX customer_carts_account ON customer_carts (account_id, place);

-- The attributes of an item: of a line in a cart, and then of an order. A sealed value can be read with the shop's seal
-- key only.

CREATE TABLE item_attributes (
    item BIGINT NOT NULL,
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'boolean')),
    value TEXT NOT NULL,
    sealed BIGINT NOT NULL,
    PRIMARY KEY (item, name)
);

-- An order of a customer with one vendor. How far it has come is the step of the vendor's part (seller_orders).
-- `place` rises in the order in which they were placed.

CREATE TABLE vendor_orders (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id),
    place BIGINT NOT NULL,
    reseller_id BIGINT NOT NULL REFERENCES accounts (id),
    customer_id BIGINT NOT NULL REFERENCES accounts (id),
    vendor_id BIGINT NOT NULL REFERENCES sellers (id),
    vendor_reference TEXT NOT NULL
);
CREATE INDEX vendor_orders_reseller ON vendor_orders (reseller_id, place);
CREATE INDEX vendor_orders_customer ON vendor_orders (customer_id, place);

-- What is to be done for each of its lines: seats of a new subscription, or other seats or another period of one that
-- is there.

CREATE TABLE order_items (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    position BIGINT NOT NULL,
    item BIGINT NOT NULL,
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    action TEXT NOT NULL CHECK (action IN ('create', 'update', 'renew')),
    subscription_id BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    reference TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
);
CREATE UNIQUE INDEX order_items_item ON order_items (item);
CREATE INDEX order_items_subscription ON order_items (subscription_id);

-- Seats of a plan that a customer has. `changing_order_id` is the order that is about to change it; the vendor knows it
-- as it was at `told_version`.

CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY,
    reseller_id BIGINT NOT NULL REFERENCES accounts (id),
    customer_id BIGINT NOT NULL REFERENCES accounts (id),
    listing_id BIGINT NOT NULL REFERENCES plans (listing_id),
    order_id BIGINT NOT NULL REFERENCES orders (id),
    item BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'suspended', 'cancelled', 'expired', 'failed')),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    vendor_reference TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    changing_order_id BIGINT,
    version BIGINT NOT NULL,
    told_version BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX subscriptions_item ON subscriptions (item);
CREATE INDEX subscriptions_reseller ON subscriptions (reseller_id, id);
CREATE INDEX subscriptions_customer ON subscriptions (customer_id, id);
CREATE INDEX subscriptions_end ON subscriptions (ends_at) WHERE state IN ('active', 'suspended');

-- What the rehearsal of a vendor was asked for and has done, as a vendor would know it.

CREATE TABLE rehearsed_orders (
    request_key TEXT PRIMARY KEY,
    order_id BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    done BIGINT NOT NULL,
    received TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX rehearsed_orders_order ON rehearsed_orders (order_id);

CREATE TABLE rehearsed_subscriptions (
    subscription_id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
