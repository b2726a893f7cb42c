SELECT area FROM enrolment_area WHERE code_hash = $1
