-- Pictures that prove payments of members. An id is 24 hexadecimal digits that a client may have drawn; a picture's
-- file is kept once, whoever sends it, under the SHA-256 of its bytes.

CREATE TABLE image_files (
    hash TEXT PRIMARY KEY,
    type TEXT NOT NULL CHECK (type IN ('png', 'jpeg', 'webp')),
    size BIGINT NOT NULL CHECK (size > 0),
    content TEXT NOT NULL
);

CREATE TABLE images (
    id TEXT PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    said_at BIGINT NOT NULL,
    file_hash TEXT REFERENCES image_files (hash),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX images_payment ON images (payment_id, active);
CREATE INDEX images_file ON images (file_hash) WHERE file_hash IS NOT NULL;
