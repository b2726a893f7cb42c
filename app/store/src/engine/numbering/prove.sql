UPDATE life SET head = ?2 WHERE n = ?1
