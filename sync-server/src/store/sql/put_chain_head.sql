INSERT INTO chain_head (device, idx, hash) VALUES ($1, $2, $3)
ON CONFLICT (device) DO UPDATE SET idx = excluded.idx, hash = excluded.hash
