UPDATE entry SET standing = 4 WHERE device = ?1 AND idx > ?2 AND standing IN (0, 5)
