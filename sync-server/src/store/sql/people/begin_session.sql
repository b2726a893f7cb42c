INSERT INTO session (token_hash, person, device, began_at, expires_at) VALUES ($1, $2, $3, $4, $5)
