SELECT ordinal, id, idx, hash FROM device ORDER BY ordinal
