UPDATE entry SET standing = ?2 WHERE hash = ?1
