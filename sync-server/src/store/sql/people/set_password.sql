UPDATE account SET password = $1, must_change = $2 WHERE person = $3
