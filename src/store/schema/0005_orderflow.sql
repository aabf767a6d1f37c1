-- Orders without a cart, on their way from the invoice to the payment and the shipment.

-- The rate of each line, in hundredths of a percent, and its part of the order's tax.

ALTER TABLE order_lines ADD COLUMN tax_bps BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_lines ADD COLUMN tax_minor BIGINT NOT NULL DEFAULT 0;

-- What has become of an order, step by step, for whoever asks for its story.

CREATE TABLE order_log (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    position BIGINT NOT NULL,
    event TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (order_id, position)
);

-- Invoices never change: nothing updates or deletes them, and `digest` tells when somebody did. They are numbered without
-- gaps for each seller and year.

CREATE TABLE invoices (
    id INTEGER PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    seller_id BIGINT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    seller_name TEXT NOT NULL,
    seller_address TEXT NOT NULL,
    seller_tax_number TEXT NOT NULL,
    customer TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    tax_mode TEXT NOT NULL,
    tax_minor BIGINT NOT NULL,
    total_minor BIGINT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    digest TEXT NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX invoices_order ON invoices (order_id);
CREATE UNIQUE INDEX invoices_number ON invoices (seller_id, year, number);

CREATE TABLE invoice_lines (
    invoice_id BIGINT NOT NULL REFERENCES invoices (id),
    position BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    price_minor BIGINT NOT NULL,
    tax_bps BIGINT NOT NULL,
    tax_minor BIGINT NOT NULL,
    PRIMARY KEY (invoice_id, position)
);

-- Each attempt to have the payment gateway take the money of an invoice, written down before the gateway is asked. An
-- order has one that is asked for or approved, at most.

CREATE TABLE charges (
    id INTEGER PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    invoice_id BIGINT NOT NULL REFERENCES invoices (id),
    customer TEXT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'declined', 'late')),
    transaction_number BIGINT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    first_digits TEXT NOT NULL,
    last_digits TEXT NOT NULL,
    brand TEXT NOT NULL,
    expiry_month BIGINT NOT NULL,
    expiry_year BIGINT NOT NULL,
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE UNIQUE INDEX charges_live ON charges (order_id) WHERE state IN ('asked', 'approved');
CREATE INDEX charges_order ON charges (order_id, id);

-- Money that the gateway is to give back of a charge: of a late one all, of an approved one what a refund says, with
-- the pieces that come back then. `attempt` is the Idempotency-Key behind it: who repeats the request means the same refund.

CREATE TABLE gateway_refunds (
    id INTEGER PRIMARY KEY,
    charge_id BIGINT NOT NULL REFERENCES charges (id),
    order_id BIGINT NOT NULL REFERENCES orders (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    reason TEXT NOT NULL,
    attempt TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'declined')),
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE UNIQUE INDEX gateway_refunds_attempt ON gateway_refunds (order_id, attempt) WHERE attempt <> '';
CREATE INDEX gateway_refunds_order ON gateway_refunds (order_id, asked_at);

CREATE TABLE gateway_refund_lines (
    refund_id BIGINT NOT NULL REFERENCES gateway_refunds (id),
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (refund_id, listing_id)
);

-- What a carrier takes to the buyer; an order has one that is asked for or under way, at most.

CREATE TABLE shipments (
    id INTEGER PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'shipped', 'refused')),
    tracking_number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE UNIQUE INDEX shipments_order ON shipments (order_id) WHERE state IN ('asked', 'shipped');

-- What the rehearsal of a payment gateway remembers of what it was asked: the other side's books, where nothing is real.

CREATE TABLE rehearsal_charges (
    key TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    transaction_number BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('lost', 'approved', 'declined')),
    refunded_minor BIGINT NOT NULL,
    asked BIGINT NOT NULL
);

CREATE TABLE rehearsal_refunds (
    key TEXT PRIMARY KEY,
    charge_key TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('approved', 'declined')),
    asked BIGINT NOT NULL
);
