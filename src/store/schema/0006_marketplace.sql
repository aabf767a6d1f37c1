-- Shoes that shops offer, each a listing of a product of its own. A model is what a brand makes in one colour: there are few,
-- so that a part of a name is looked for among them.

CREATE TABLE shoe_models (
    id INTEGER PRIMARY KEY,
    brand TEXT NOT NULL,
    color TEXT NOT NULL,
    style TEXT NOT NULL
);
CREATE UNIQUE INDEX shoe_models_name ON shoe_models (brand, style, color);

-- `number` is how the marketplace spells the listing, `sku` the shop's own code. `price_minor` is the listing's, and `offered` is 1
-- as long as any of it can be bought: they are kept beside it so that a search can walk along an index. `cartwright check` compares.

CREATE TABLE shoes (
    listing_id INTEGER PRIMARY KEY REFERENCES listings (id),
    number BIGINT NOT NULL,
    seller_id BIGINT NOT NULL REFERENCES sellers (id),
    model_id BIGINT NOT NULL REFERENCES shoe_models (id),
    sku TEXT,
    size BIGINT NOT NULL CHECK (size > 0),
    gender TEXT NOT NULL CHECK (gender IN ('youth', 'women', 'men', 'unisex')),
    condition TEXT NOT NULL CHECK (condition IN ('new', 'used')),
    promotion_tier BIGINT NOT NULL CHECK (promotion_tier BETWEEN 0 AND 3),
    price_minor BIGINT NOT NULL CHECK (price_minor > 0),
    offered BIGINT NOT NULL CHECK (offered IN (0, 1))
);
CREATE UNIQUE INDEX shoes_number ON shoes (number);
CREATE UNIQUE INDEX shoes_sku ON shoes (seller_id, sku) WHERE sku IS NOT NULL;
CREATE INDEX shoes_rank ON shoes (promotion_tier, price_minor DESC, number, size, gender, condition, model_id, seller_id) WHERE offered = 1;
CREATE INDEX shoes_price ON shoes (price_minor DESC, number, size, gender, condition, model_id, seller_id) WHERE offered = 1;
CREATE INDEX shoes_model ON shoes (model_id) WHERE offered = 1;
CREATE INDEX shoes_offers ON shoes (seller_id) WHERE offered = 1;
CREATE INDEX shoes_size ON shoes (size) WHERE offered = 1;
CREATE INDEX shoes_seller ON shoes (seller_id, number);

-- A number of pieces at a part of the price. `units_left` is what is left of `units` after its uses.

CREATE TABLE flash_sales (
    id INTEGER PRIMARY KEY,
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    percentage BIGINT NOT NULL CHECK (percentage BETWEEN 1 AND 99),
    units BIGINT NOT NULL CHECK (units > 0),
    units_left BIGINT NOT NULL CHECK (units_left BETWEEN 0 AND units),
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX flash_sales_running ON flash_sales (listing_id) WHERE ended_at IS NULL;

CREATE TABLE flash_sale_uses (
    flash_sale_id BIGINT NOT NULL REFERENCES flash_sales (id),
    order_id BIGINT NOT NULL REFERENCES orders (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (flash_sale_id, order_id)
);

-- What a shop has beside what every seller has. `decided` is an administrator's word on its verification, which stands above the
-- criteria, with its reason. `sales`, `ratings` and `stars` are sums that are kept beside their orders and ratings.

CREATE TABLE shops (
    seller_id INTEGER PRIMARY KEY REFERENCES sellers (id),
    application TEXT CHECK (application IN ('approved', 'rejected')),
    decided BIGINT CHECK (decided IN (0, 1)),
    reason TEXT NOT NULL,
    sales BIGINT NOT NULL CHECK (sales >= 0),
    ratings BIGINT NOT NULL CHECK (ratings >= 0),
    stars BIGINT NOT NULL CHECK (stars BETWEEN ratings AND ratings * 5),
    payout_at BIGINT NOT NULL
);
CREATE INDEX shops_payout ON shops (payout_at);
CREATE UNIQUE INDEX sellers_account ON sellers (account_id) WHERE kind = 'shop' AND account_id IS NOT NULL;

-- Every time that somebody or something decided on a verification, with what was known then.

CREATE TABLE verifications (
    id INTEGER PRIMARY KEY,
    seller_id BIGINT NOT NULL REFERENCES sellers (id),
    cause TEXT NOT NULL CHECK (cause IN ('application', 'review', 'decision')),
    verified BIGINT NOT NULL,
    reason TEXT NOT NULL,
    sales BIGINT NOT NULL,
    ratings BIGINT NOT NULL,
    stars BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX verifications_seller ON verifications (seller_id, id);

-- What buyers think of what they bought. One that was taken over from elsewhere belongs to no order.

CREATE TABLE ratings (
    id INTEGER PRIMARY KEY,
    seller_id BIGINT NOT NULL REFERENCES sellers (id),
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    seller_order_id BIGINT REFERENCES seller_orders (id),
    stars BIGINT NOT NULL CHECK (stars BETWEEN 1 AND 5),
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX ratings_order ON ratings (seller_order_id, listing_id) WHERE seller_order_id IS NOT NULL;
CREATE INDEX ratings_listing ON ratings (listing_id, stars);

-- Money on its way to shops. It leaves the balance when it is asked for, and comes back when it can't be paid.

CREATE TABLE payouts (
    id INTEGER PRIMARY KEY,
    number BIGINT NOT NULL,
    seller_id BIGINT NOT NULL REFERENCES sellers (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    state TEXT NOT NULL CHECK (state IN ('asked', 'paid', 'failed')),
    reason TEXT NOT NULL,
    reference TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE UNIQUE INDEX payouts_number ON payouts (number);
CREATE INDEX payouts_seller ON payouts (seller_id, number);

-- A shop's balance is a sum over its entries: the index holds all that is added up.

DROP INDEX ledger_entries_seller;
CREATE INDEX ledger_entries_seller ON ledger_entries (account, id, amount_minor) WHERE account LIKE 'seller:%';

CREATE UNIQUE INDEX carts_active ON carts (account_id) WHERE door = 'marketplace' AND state = 'open' AND account_id IS NOT NULL;

CREATE INDEX seller_orders_shop ON seller_orders (seller_id, number) WHERE number IS NOT NULL;
