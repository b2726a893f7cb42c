UPDATE account SET password = $1 WHERE person = $2
