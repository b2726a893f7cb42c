SELECT id, idx, hash FROM device ORDER BY ordinal DESC LIMIT 1
