-- The headers of a recorded answer, a line for each ("Location: /webhooks/7"); empty where it has none, and where a former
-- version recorded it.

ALTER TABLE idempotency_keys ADD COLUMN headers TEXT NOT NULL DEFAULT '';
