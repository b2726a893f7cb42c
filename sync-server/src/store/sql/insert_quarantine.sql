INSERT INTO quarantine (device, idx, hash, stream, reason, received_at, text) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (device, idx, hash) DO NOTHING
