-- People who have accounts at the shop and sign in: by e-mail or mobile number and a password, or through a provider.

CREATE TABLE members (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    email_confirmed_at BIGINT,
    new_email TEXT,
    mobile TEXT,
    mobile_written TEXT NOT NULL,
    mobile_state TEXT NOT NULL CHECK (mobile_state IN ('none', 'pending', 'confirmed')),
    password_hash TEXT NOT NULL,
    admin BIGINT NOT NULL CHECK (admin IN (0, 1)),
    created_by_admin BIGINT NOT NULL CHECK (created_by_admin IN (0, 1)),
    failures BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at BIGINT,
    locked_at BIGINT,
    made_at BIGINT NOT NULL,
    CHECK (email IS NOT NULL OR mobile IS NOT NULL)
);
CREATE UNIQUE INDEX members_email ON members (email);
CREATE UNIQUE INDEX members_mobile ON members (mobile);

-- What a member is found by: the words of name, e-mail and number, in lower case.

CREATE TABLE member_words (
    word TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    PRIMARY KEY (word, member_id)
);
CREATE INDEX member_words_member ON member_words (member_id);

-- Who a provider says that a member is.

CREATE TABLE member_identities (
    provider TEXT NOT NULL CHECK (provider IN ('google', 'facebook')),
    subject TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (provider, subject)
);
CREATE INDEX member_identities_member ON member_identities (member_id);

-- Applications: each member may have one client, with one key and any number of app ids.

CREATE TABLE clients (
    member_id INTEGER PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
    api_key TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE TABLE client_apps (
    app TEXT PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES clients (member_id) ON DELETE CASCADE,
    position BIGINT NOT NULL
);
CREATE INDEX client_apps_member ON client_apps (member_id);
CREATE TABLE client_urls (
    member_id BIGINT NOT NULL REFERENCES clients (member_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (member_id, position)
);

-- Who has signed in. Only the hash of a token is known here. The secret says through which application: it comes with
-- each answer that has a token, and stays the same.

CREATE TABLE member_tokens (
    hash TEXT PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX member_tokens_member ON member_tokens (member_id);
CREATE INDEX member_tokens_expiry ON member_tokens (expires_at);
CREATE TABLE member_secrets (
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    app TEXT NOT NULL,
    secret TEXT NOT NULL,
    PRIMARY KEY (member_id, app)
);

-- The last code sent to a member's mobile number, and what came of it; links sent by mail, used once.

CREATE TABLE one_time_codes (
    member_id INTEGER PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'reset_password', 'unlock_account')),
    hash TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'wrong', 'stale', 'verified', 'used')),
    tries BIGINT NOT NULL CHECK (tries >= 0),
    expires_at BIGINT NOT NULL
);
CREATE TABLE member_links (
    hash TEXT PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'reset_password', 'unlock_account')),
    email TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX member_links_member ON member_links (member_id);
CREATE INDEX member_links_expiry ON member_links (expires_at);

-- How often something has been tried in a window of time.

CREATE TABLE attempts (
    subject TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (subject, ends_at)
);
CREATE INDEX attempts_end ON attempts (ends_at);
