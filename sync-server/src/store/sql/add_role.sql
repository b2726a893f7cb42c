INSERT INTO person_role (person, role, area) VALUES ($1, $2, $3) ON CONFLICT (person, role, area) DO NOTHING
