INSERT INTO account (person, login, name, password, must_change, created_at) VALUES ($1, $2, $3, $4, $5, $6)
