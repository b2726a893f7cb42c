SELECT blocked_until FROM attempt WHERE key = $1
