-- What all programs that work on this database have to agree on: the shop's currency.

CREATE TABLE shop_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
