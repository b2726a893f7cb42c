UPDATE entry SET standing = 4 WHERE device = ?1 AND idx = ?2 AND hash <> ?3 AND standing = 0
