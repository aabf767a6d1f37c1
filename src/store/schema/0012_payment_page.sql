-- What the rehearsal of a payment page remembers: the other side's books, where nothing is real. `choice` is what the
-- buyer has pressed, empty while nothing was; `asked` how often the shop has asked since then.

CREATE TABLE rehearsal_pages (
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
CREATE INDEX rehearsal_pages_made ON rehearsal_pages (made_at, transaction_id);
