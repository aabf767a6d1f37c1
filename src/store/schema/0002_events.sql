-- What has happened, in the order in which the world is told of it; without gaps. Where many write at the same time, a
-- fact waits in `outbox` until it is given its number: facts of one cart or order get there in their order.

CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE outbox (
    position INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Rises with each change of the stock.
ALTER TABLE listings ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
