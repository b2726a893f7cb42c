DELETE FROM draft WHERE name = ?1
