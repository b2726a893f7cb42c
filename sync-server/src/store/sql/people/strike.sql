-- One more failure under $1 at $2, unless it is blocked; failures older than $3 are forgotten.
INSERT INTO attempt (key, failures, last_at, blocked_until) VALUES ($1, 1, $2, 0)
ON CONFLICT (key) DO UPDATE
SET failures = CASE WHEN attempt.last_at < $3 THEN 1 ELSE attempt.failures + 1 END, last_at = excluded.last_at
WHERE attempt.blocked_until <= excluded.last_at
RETURNING failures
