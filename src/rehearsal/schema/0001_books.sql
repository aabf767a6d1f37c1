-- The records of the simulated external services. The shop never reads them.

-- Charges and refunds that were asked of the payment gateway, and refunds that were asked of the payments server.

CREATE TABLE charges (
    key TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    transaction_number BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('lost', 'approved', 'declined')),
    refunded_minor BIGINT NOT NULL,
    asked BIGINT NOT NULL
);

CREATE TABLE refunds (
    key TEXT PRIMARY KEY,
    charge_key TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('approved', 'declined')),
    asked BIGINT NOT NULL
);

-- Payments on the payment page. `choice` is the button that the buyer has pressed, empty before the first; `asked` is
-- how often the shop has asked since then.

CREATE TABLE pages (
    transaction_id TEXT PRIMARY KEY,
    reference BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    product_info TEXT NOT NULL,
    first_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    success_url TEXT NOT NULL,
    failure_url TEXT NOT NULL,
    choice TEXT NOT NULL,
    captured BIGINT NOT NULL CHECK (captured BETWEEN 0 AND 1),
    asked BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX pages_made ON pages (made_at, transaction_id);

-- Orders that were asked of vendors, with how often each was asked for and carried out, and the subscriptions that
-- vendors were notified of.

CREATE TABLE provisionings (
    request_key TEXT PRIMARY KEY,
    order_id BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    done BIGINT NOT NULL,
    received TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX provisionings_order ON provisionings (order_id);

CREATE TABLE subscriptions (
    subscription_id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
