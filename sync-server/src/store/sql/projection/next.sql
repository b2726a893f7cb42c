SELECT seq, text FROM entry
WHERE stream = $1 AND seq > coalesce((SELECT seq FROM projection WHERE stream = $1), 0) ORDER BY seq LIMIT $2
