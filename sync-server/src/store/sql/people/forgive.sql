UPDATE attempt SET failures = failures - 1, blocked_until = 0 WHERE key = $1 AND failures > 0
