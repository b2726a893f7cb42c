SELECT seq, hash, device, text, running FROM entry WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3
