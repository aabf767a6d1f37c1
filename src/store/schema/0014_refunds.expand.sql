-- Money of an order that is to go back to its buyer, written down before the provider that took the payment is asked.
-- `method` is that of the order's payment and says who is asked; `charge_id` is the payment gateway's charge. `wish` is
-- what was asked for, amount and pieces, through which API in `door`: the same request joins one that is undecided.
-- `attempt` is the Idempotency-Key behind it. `told` is 0 while no client has been answered how it ended: the same request
-- without a key then gets that answer. `reference` is that of a payment back by hand, `answer` why it was declined.

CREATE TABLE refund_requests (
    id INTEGER PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    charge_id BIGINT REFERENCES charges (id),
    method TEXT NOT NULL,
    door TEXT NOT NULL,
    wish TEXT NOT NULL,
    attempt TEXT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    reason TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'declined', 'no_charge')),
    answer TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    told BIGINT NOT NULL DEFAULT 1 CHECK (told IN (0, 1))
);
CREATE UNIQUE INDEX refund_requests_attempt ON refund_requests (order_id, attempt) WHERE attempt <> '';
CREATE INDEX refund_requests_order ON refund_requests (order_id, asked_at);

INSERT INTO refund_requests (id, order_id, charge_id, method, door, wish, attempt, amount_minor, currency, reason, reference,
    state, answer, asked_at, answered_at)
SELECT id, order_id, charge_id, 'gateway', 'orderflow', '', attempt, amount_minor, currency, reason, '', state, '', asked_at,
    answered_at FROM gateway_refunds;

-- What it takes of each seller's part of the order; fixed when it is asked for. Requests of earlier versions have none.

CREATE TABLE refund_shares (
    request_id BIGINT NOT NULL REFERENCES refund_requests (id),
    seller_id BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    PRIMARY KEY (request_id, seller_id)
);

-- The pieces that come back into stock when it is approved.

CREATE TABLE refund_request_lines (
    request_id BIGINT NOT NULL REFERENCES refund_requests (id),
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (request_id, listing_id)
);
INSERT INTO refund_request_lines (request_id, listing_id, quantity)
    SELECT refund_id, listing_id, quantity FROM gateway_refund_lines;

-- The request that a refund was made for. Refunds of earlier versions have none.

ALTER TABLE refunds ADD COLUMN request_id BIGINT REFERENCES refund_requests (id);
CREATE INDEX refunds_request ON refunds (request_id);

-- What the buyer paid on top of the total for tax in a seller's lines: the seller gets it and owes it. In orders that were
-- paid in earlier versions (`sellers_owe_tax` is 0) the house owes the tax of all lines.

ALTER TABLE seller_orders ADD COLUMN tax_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN sellers_owe_tax BIGINT NOT NULL DEFAULT 0;
