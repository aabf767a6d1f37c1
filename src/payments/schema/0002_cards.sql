-- What shops have had taken from the account's card, each under a key of theirs: the same key is the same charge, for
-- good. `refunded` is what has been given back of it.
CREATE TABLE card_charges (
    key                TEXT PRIMARY KEY,
    customer           TEXT NOT NULL,
    amount             BIGINT NOT NULL CHECK (amount >= 0),
    currency           TEXT NOT NULL,
    reference          TEXT NOT NULL,
    approved           BIGINT NOT NULL,
    reason             TEXT NOT NULL,
    transaction_number BIGINT NOT NULL,
    refunded           BIGINT NOT NULL CHECK (refunded BETWEEN 0 AND amount),
    at                 BIGINT NOT NULL
);

CREATE TABLE card_refunds (
    key        TEXT PRIMARY KEY,
    charge_key TEXT NOT NULL,
    amount     BIGINT NOT NULL CHECK (amount >= 0),
    approved   BIGINT NOT NULL,
    reason     TEXT NOT NULL,
    at         BIGINT NOT NULL
);
