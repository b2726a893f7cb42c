INSERT INTO enrolment_area (code_hash, area) VALUES ($1, $2)
