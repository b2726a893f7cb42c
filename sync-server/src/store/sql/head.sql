SELECT seq, running FROM stream WHERE stream = $1
