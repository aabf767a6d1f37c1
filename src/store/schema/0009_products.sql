-- When a product was made and last changed (0: before that was written down), and the member who made it.

ALTER TABLE products ADD COLUMN made_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN owner_id BIGINT;
