INSERT INTO audit (id, at, person, device, action, subject) VALUES ($1, $2, $3, $4, $5, $6)
