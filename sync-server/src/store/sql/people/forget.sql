DELETE FROM attempt WHERE key = $1
