INSERT INTO person (person) VALUES ($1) ON CONFLICT (person) DO NOTHING
