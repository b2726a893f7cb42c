SELECT 1 FROM account WHERE login = $1
