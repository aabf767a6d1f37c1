-- Why an attempt to deliver an event to a webhook failed; empty where it did not, and where a former version made it.

ALTER TABLE deliveries ADD COLUMN reason TEXT NOT NULL DEFAULT '';
