-- Whoever deletes the row has the code; nobody else gets it.
DELETE FROM enrolment WHERE code_hash = $1 AND expires_at > $2 RETURNING label
