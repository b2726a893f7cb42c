SELECT pg_advisory_xact_lock(7460283517);
CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, checksum TEXT NOT NULL);
