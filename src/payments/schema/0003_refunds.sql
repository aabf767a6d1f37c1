-- What a shop has given back of what was taken for an order, each under a key of the shop's: the same key is the same
-- refund, for good. The answer is kept with it, so that it stays the same.
CREATE TABLE order_refunds (
    key           TEXT PRIMARY KEY,
    charge_id     TEXT NOT NULL,
    order_id      TEXT NOT NULL,
    amount        BIGINT NOT NULL CHECK (amount > 0),
    refunded      BIGINT NOT NULL,
    balance_after BIGINT NOT NULL,
    at            BIGINT NOT NULL
);

ALTER TABLE charges ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount);

-- A refund is a kind of movement of its own.
CREATE TABLE movements_anew (
    id            INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL CHECK (kind IN ('opening', 'order', 'transfer', 'reversal', 'refund')),
    counterparty  TEXT NOT NULL,
    change        BIGINT NOT NULL,
    balance_after BIGINT NOT NULL CHECK (balance_after >= 0),
    at            BIGINT NOT NULL
);
INSERT INTO movements_anew (id, kind, counterparty, change, balance_after, at)
    SELECT id, kind, counterparty, change, balance_after, at FROM movements;
DROP TABLE movements;
ALTER TABLE movements_anew RENAME TO movements;
