SELECT hash FROM entry WHERE stream = $1 AND id = $2
