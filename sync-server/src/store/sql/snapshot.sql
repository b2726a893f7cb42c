SELECT seq, body FROM snapshot WHERE stream = $1
