DELETE FROM enrolment WHERE expires_at <= $1
