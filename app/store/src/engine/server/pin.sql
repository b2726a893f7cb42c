UPDATE server SET public_key = ?1 WHERE public_key IS NULL
