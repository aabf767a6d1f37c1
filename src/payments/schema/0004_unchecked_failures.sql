-- Of a failed payment whose amount has yet to be compared with the order, the amount; otherwise 0.
ALTER TABLE callbacks ADD COLUMN amount BIGINT NOT NULL DEFAULT 0;
