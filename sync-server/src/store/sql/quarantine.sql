SELECT device, idx, hash, reason, text FROM quarantine ORDER BY device, idx, hash
