-- What members pick, and carts that they pay in parts. Owners are members; what they leave behind stays when they go.

CREATE TABLE member_carts (
    id INTEGER PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    name TEXT,
    notes TEXT,
    discount TEXT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX member_carts_owner ON member_carts (owner_id, id);

-- A line with the name and price as promised; one without a cart is a wish. What is accepted is sold.

CREATE TABLE cart_items (
    id INTEGER PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    cart_id BIGINT REFERENCES member_carts (id),
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    product_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    discount_code TEXT,
    state TEXT NOT NULL CHECK (state IN ('undecided', 'accepted', 'rejected')),
    payment_id BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CHECK ((state = 'accepted') = (payment_id IS NOT NULL)),
    CHECK (state <> 'accepted' OR cart_id IS NOT NULL)
);
CREATE INDEX cart_items_cart ON cart_items (cart_id, id) WHERE cart_id IS NOT NULL;
CREATE INDEX cart_items_wishes ON cart_items (owner_id, id) WHERE cart_id IS NULL;

-- What an item is found by: the words of its name, its price and its owner's id, in lower case.

CREATE TABLE cart_item_words (
    owner_id BIGINT NOT NULL,
    word TEXT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES cart_items (id) ON DELETE CASCADE,
    PRIMARY KEY (owner_id, word, item_id)
);
CREATE INDEX cart_item_words_word ON cart_item_words (word, item_id);
CREATE INDEX cart_item_words_item ON cart_item_words (item_id);

-- Each attempt to pay a part of a cart; a refund is one with a negative amount. The fields for the payment page are
-- empty where it has nothing to do with the payment.

CREATE TABLE cart_payments (
    id INTEGER PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    cart_id BIGINT NOT NULL REFERENCES member_carts (id),
    method TEXT NOT NULL CHECK (method IN ('cash', 'card', 'cheque', 'gateway')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'failed')),
    amount_minor BIGINT NOT NULL,
    change_minor BIGINT NOT NULL CHECK (change_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    refund BIGINT NOT NULL CHECK (refund IN (0, 1)),
    discount_id BIGINT,
    proof TEXT,
    first_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    product_info TEXT NOT NULL,
    came_back BIGINT NOT NULL CHECK (came_back IN (0, 1)),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CHECK (refund = 0 OR amount_minor <= 0)
);
CREATE INDEX cart_payments_cart ON cart_payments (cart_id, id);
CREATE INDEX cart_payments_owner ON cart_payments (owner_id, id);

-- Coupons. Those made from a cart give its products for one piece of each; `uses_left` counts down from `uses`.

CREATE TABLE discounts (
    id INTEGER PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    cart_id BIGINT REFERENCES member_carts (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    percentage_bps BIGINT NOT NULL CHECK (percentage_bps BETWEEN 0 AND 10000),
    requires_verification BIGINT NOT NULL CHECK (requires_verification IN (0, 1)),
    uses BIGINT NOT NULL CHECK (uses > 0),
    uses_left BIGINT NOT NULL CHECK (uses_left BETWEEN 0 AND uses),
    removed_at BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX discounts_cart ON discounts (cart_id) WHERE cart_id IS NOT NULL AND removed_at IS NULL;
CREATE INDEX discounts_owner ON discounts (owner_id, id);

CREATE TABLE discount_products (
    discount_id BIGINT NOT NULL REFERENCES discounts (id),
    position BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    PRIMARY KEY (discount_id, position)
);

CREATE TABLE discount_uses (
    discount_id BIGINT NOT NULL REFERENCES discounts (id),
    payment_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'verified', 'declined', 'used')),
    PRIMARY KEY (discount_id, payment_id)
);

-- A piece may be sold by accepting an item of a cart, in the place of an order.

ALTER TABLE stock_entries ADD COLUMN item_id BIGINT;
