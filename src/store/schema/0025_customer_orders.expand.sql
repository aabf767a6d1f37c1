-- The purchase order of a reseller's customer, which an item of an order may name.

ALTER TABLE order_items ADD COLUMN customer_reference TEXT NOT NULL DEFAULT '';
