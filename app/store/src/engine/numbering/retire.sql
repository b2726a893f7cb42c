UPDATE life SET current = 0 WHERE n = ?1
