SELECT running FROM entry WHERE stream = $1 AND seq = $2
