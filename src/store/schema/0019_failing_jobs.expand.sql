-- Since when each attempt at a job has failed; 0 when the last one did not. What fails is counted through an index of
-- its own, however many jobs wait.

ALTER TABLE jobs ADD COLUMN failing_since BIGINT NOT NULL DEFAULT 0;
UPDATE jobs SET failing_since = made_at WHERE reason <> '';
CREATE INDEX jobs_failing ON jobs (kind, state, failing_since) WHERE failing_since > 0;

-- Only messages may be given up because of their age: where money has moved or may have, somebody has to decide.
-- beside: former versions know that state, and do such a job as any other

UPDATE jobs SET state = 'waiting' WHERE state = 'given_up' AND kind NOT IN ('message', 'subscription');

-- What has been asked for and is not decided, by age.

CREATE INDEX charges_asked ON charges (asked_at) WHERE state = 'asked';
CREATE INDEX refund_requests_asked ON refund_requests (asked_at) WHERE state = 'asked';
CREATE INDEX payouts_asked ON payouts (made_at) WHERE state = 'asked';
