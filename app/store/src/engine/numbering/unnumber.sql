UPDATE entry SET standing = 5
WHERE standing = 1 AND hash IN (SELECT hash FROM place WHERE life = ?1 AND seq > ?2)
