INSERT INTO device (device, token_hash, label, enrolled_at) VALUES ($1, $2, $3, $4)
