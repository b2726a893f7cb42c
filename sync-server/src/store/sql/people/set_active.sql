UPDATE person SET active = $1 WHERE person = $2
