INSERT INTO enrolment (code_hash, label, offered_by, expires_at) VALUES ($1, $2, $3, $4)
