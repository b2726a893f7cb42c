DELETE FROM person_role WHERE person = $1
