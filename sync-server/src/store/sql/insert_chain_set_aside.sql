INSERT INTO chain (device, idx, hash, reason) VALUES ($1, $2, $3, $4)
ON CONFLICT (device, idx, hash) DO NOTHING
