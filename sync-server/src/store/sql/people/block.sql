UPDATE attempt SET blocked_until = $1 WHERE key = $2
