UPDATE stream SET seq = $1, running = $2 WHERE stream = $3
