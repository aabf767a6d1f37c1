-- Who is told of what happens. `sequence` is the last fact that the subscriber has heard of or never will. Whoever tells
-- it holds the lease, so that one node at a time does.

CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('webhook', 'nats')),
    url TEXT NOT NULL,
    types TEXT NOT NULL,
    secret TEXT NOT NULL,
    former_secret TEXT NOT NULL,
    former_until BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    reason TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    failing_since BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    lease_holder BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Each attempt to tell a webhook of a fact.

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    subscription_id BIGINT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL,
    status BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    milliseconds BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX deliveries_subscription ON deliveries (subscription_id, id);
CREATE INDEX deliveries_made ON deliveries (made_at);
