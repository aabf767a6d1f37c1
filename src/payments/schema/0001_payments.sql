-- The account's journal. Each row is a balanced double entry: `change` is what the account gains, and its counterparty loses
-- as much. The balance is the sum of all changes; `balance_after` is that sum as it stood after the row, and the two are
-- compared when the server starts.
CREATE TABLE movements (
    id            INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL CHECK (kind IN ('opening', 'order', 'transfer', 'reversal')),
    counterparty  TEXT NOT NULL,
    change        BIGINT NOT NULL,
    balance_after BIGINT NOT NULL CHECK (balance_after >= 0),
    at            BIGINT NOT NULL
);

-- What was taken for an order. The unique index is what lets an order be paid only once, whoever comes at the same time.
CREATE TABLE charges (
    id            TEXT PRIMARY KEY,
    order_id      TEXT NOT NULL,
    amount        BIGINT NOT NULL CHECK (amount > 0),
    balance_after BIGINT NOT NULL,
    checked       BOOLEAN NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('charged', 'confirmed', 'reversed')),
    reason        TEXT NOT NULL,
    at            BIGINT NOT NULL
);
CREATE UNIQUE INDEX charges_order ON charges (order_id) WHERE state <> 'reversed';

-- What the store has yet to be told. A row goes when the store has answered.
CREATE TABLE callbacks (
    id       TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    outcome  TEXT NOT NULL CHECK (outcome IN ('success', 'failed')),
    attempts BIGINT NOT NULL,
    due      BIGINT NOT NULL
);
CREATE INDEX callbacks_due ON callbacks (due, id);
CREATE INDEX callbacks_order ON callbacks (order_id);

-- The answers given under an Idempotency-Key. While a payment waits for its store, `status` is 0 and `charge_id` names what
-- it has taken.
CREATE TABLE answers (
    key         TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    charge_id   TEXT NOT NULL,
    status      BIGINT NOT NULL,
    body        TEXT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX answers_at ON answers (at);
