-- Whether a payment on the gateway's page may still be made there. While it may, its share of the cart's balance is not
-- to be paid on the page a second time.

ALTER TABLE cart_payments ADD COLUMN open_at_page BIGINT NOT NULL DEFAULT 0 CHECK (open_at_page IN (0, 1));
UPDATE cart_payments SET open_at_page = 1
WHERE method = 'gateway' AND discount_id IS NULL AND refund = 0 AND status = 'pending';
