SELECT seq, hash, device, text, running, id, idx FROM entry WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3
