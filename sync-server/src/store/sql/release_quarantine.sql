DELETE FROM quarantine WHERE device = $1 AND idx = $2 AND hash = $3
