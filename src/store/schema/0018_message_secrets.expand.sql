-- Messages that carry a secret know its hash and when it expires, so that what they said can be erased as soon as the
-- secret is good for nothing any more.

ALTER TABLE messages ADD COLUMN secret_hash TEXT;
ALTER TABLE messages ADD COLUMN expires_at BIGINT;
CREATE INDEX messages_secret ON messages (secret_hash) WHERE secret_hash IS NOT NULL;
CREATE INDEX messages_expiry ON messages (expires_at) WHERE expires_at IS NOT NULL;

-- Of what was sent before this, no secret lives longer than three days.

UPDATE messages SET expires_at = made_at + 259200000 WHERE confidential = 1 AND text <> '';
