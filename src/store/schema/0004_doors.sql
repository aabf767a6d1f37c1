-- One shop behind several doors: who sells, who buys, who may come in, and what has to be done outside.

ALTER TABLE subscriptions RENAME TO subscribers;
ALTER TABLE deliveries RENAME COLUMN subscription_id TO subscriber_id;

-- Numbers that count up without gaps, because they are given in the transaction that uses them.

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- Who sells beside the house, which is number 1 and not in here. `number` is how its door spells it.

CREATE TABLE sellers (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('shop', 'vendor')),
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    fee_bps BIGINT NOT NULL CHECK (fee_bps BETWEEN 0 AND 10000),
    account_id BIGINT,
    verified BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX sellers_number ON sellers (kind, number);
CREATE UNIQUE INDEX sellers_name ON sellers (kind, name);

-- Who buys, as its door knows it: a user of the marketplace, a reseller and its customers.

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('user', 'reseller', 'customer')),
    number BIGINT NOT NULL,
    parent_id BIGINT REFERENCES accounts (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX accounts_number ON accounts (kind, number);
CREATE UNIQUE INDEX accounts_email ON accounts (kind, coalesce(parent_id, 0), email);

-- Keys that let a program in. Only the hash of a key is known here. Keys of one family end together.

CREATE TABLE access_keys (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    door TEXT NOT NULL,
    label TEXT NOT NULL,
    scope TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    seller_id BIGINT REFERENCES sellers (id),
    family BIGINT,
    expires_at BIGINT,
    revoked_at BIGINT,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX access_keys_hash ON access_keys (hash);
CREATE INDEX access_keys_family ON access_keys (family) WHERE family IS NOT NULL;

-- A listing may be endless, as seats of a subscription are; one that is retired is offered no more.

ALTER TABLE listings ADD COLUMN endless BIGINT NOT NULL DEFAULT 0;
ALTER TABLE listings ADD COLUMN retired_at BIGINT;
CREATE INDEX listings_seller ON listings (seller_id, id);

ALTER TABLE carts ADD COLUMN number BIGINT;
ALTER TABLE carts ADD COLUMN account_id BIGINT;
ALTER TABLE carts ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
CREATE UNIQUE INDEX carts_number ON carts (door, number) WHERE number IS NOT NULL;
CREATE INDEX carts_account ON carts (account_id) WHERE account_id IS NOT NULL;

-- The same listing may stand in a cart more than once, told apart by `item`; attributes are a JSON object.

CREATE TABLE cart_lines_anew (
    cart_id BIGINT NOT NULL REFERENCES carts (id) ON DELETE CASCADE,
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    item BIGINT NOT NULL DEFAULT 0,
    position BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    attributes TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (cart_id, listing_id, item)
);
INSERT INTO cart_lines_anew (cart_id, listing_id, item, position, quantity, attributes)
    SELECT cart_id, listing_id, 0, position, quantity, '' FROM cart_lines;
DROP TABLE cart_lines;
ALTER TABLE cart_lines_anew RENAME TO cart_lines;

-- `tax_minor` is part of the total: what the mode says it is. `reference` is the buyer's own (a purchase order).

ALTER TABLE orders ADD COLUMN number BIGINT;
ALTER TABLE orders ADD COLUMN account_id BIGINT;
ALTER TABLE orders ADD COLUMN tax_mode TEXT NOT NULL DEFAULT 'none';
ALTER TABLE orders ADD COLUMN tax_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN reference TEXT NOT NULL DEFAULT '';
CREATE INDEX orders_account ON orders (account_id, placed_at) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX orders_number ON orders (door, number) WHERE number IS NOT NULL;

-- A line need not be of the catalogue: then it has no listing, and `code` is what the client calls it.

CREATE TABLE order_lines_anew (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    position BIGINT NOT NULL,
    listing_id BIGINT REFERENCES listings (id),
    product_id BIGINT NOT NULL,
    seller_id BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    price_minor BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    attributes TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
);
INSERT INTO order_lines_anew (order_id, position, listing_id, product_id, seller_id, code, name, price_minor, quantity, attributes)
    SELECT order_id, position, listing_id, product_id, 1, '', name, price_minor, quantity, '' FROM order_lines;
DROP TABLE order_lines;
ALTER TABLE order_lines_anew RENAME TO order_lines;

-- What one seller beside the house has to do with an order: its part of the total, and how far it has come. The fee is
-- frozen when the order is placed. `number` is the marketplace's, given when the order is paid.

CREATE TABLE seller_orders (
    id INTEGER PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    seller_id BIGINT NOT NULL,
    number BIGINT,
    total_minor BIGINT NOT NULL CHECK (total_minor >= 0),
    fee_minor BIGINT NOT NULL CHECK (fee_minor BETWEEN 0 AND total_minor),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    step TEXT NOT NULL CHECK (step IN ('pending', 'processing', 'shipped', 'out_for_delivery', 'delivered', 'completed',
                                       'failed', 'cancelled')),
    detail TEXT NOT NULL,
    due_at BIGINT,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX seller_orders_order ON seller_orders (order_id, seller_id);
CREATE UNIQUE INDEX seller_orders_number ON seller_orders (number) WHERE number IS NOT NULL;
CREATE INDEX seller_orders_seller ON seller_orders (seller_id, id);

ALTER TABLE payments ADD COLUMN reference TEXT NOT NULL DEFAULT '';

-- Money that a buyer gets back of an order: how much of it was a seller's, the fee and the tax.

CREATE TABLE refunds (
    id INTEGER PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    seller_id BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    fee_minor BIGINT NOT NULL CHECK (fee_minor BETWEEN 0 AND amount_minor),
    tax_minor BIGINT NOT NULL CHECK (tax_minor BETWEEN 0 AND amount_minor),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX refunds_order ON refunds (order_id);

-- Not every movement of money belongs to an order: what is paid out to a shop does not. `cause_id` is the refund or the
-- payout behind it.

CREATE TABLE ledger_entries_anew (
    id INTEGER PRIMARY KEY,
    posting_id BIGINT NOT NULL,
    fact TEXT NOT NULL,
    order_id BIGINT REFERENCES orders (id),
    cause_id BIGINT,
    account TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
INSERT INTO ledger_entries_anew (id, posting_id, fact, order_id, account, amount_minor, currency, made_at)
    SELECT id, posting_id, fact, order_id, account, amount_minor, currency, made_at FROM ledger_entries;
DROP TABLE ledger_entries;
ALTER TABLE ledger_entries_anew RENAME TO ledger_entries;
CREATE INDEX ledger_entries_seller ON ledger_entries (account, id) WHERE account LIKE 'seller:%';

-- What has to be done outside once the transaction that asked for it is committed: a message to send, an order to
-- provision. Whoever does it holds the lease; what is done is removed.

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'given_up')),
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    lease_holder BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (due_at) WHERE state = 'waiting';

-- Mail and text messages, each sent once. `order_id` is what it is about, when it is about an order. What a confidential
-- one said is erased when it has been sent, or never will be.

CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'sms')),
    recipient TEXT NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    confidential BIGINT NOT NULL CHECK (confidential IN (0, 1)),
    order_id BIGINT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    sent_at BIGINT,
    made_at BIGINT NOT NULL
);
CREATE INDEX messages_recipient ON messages (recipient, id);
CREATE INDEX messages_order ON messages (order_id) WHERE order_id IS NOT NULL;

-- The pieces that came back with a refund.

CREATE TABLE refund_lines (
    refund_id BIGINT NOT NULL REFERENCES refunds (id),
    order_id BIGINT NOT NULL REFERENCES orders (id),
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (refund_id, listing_id)
);
CREATE INDEX refund_lines_order ON refund_lines (order_id);
