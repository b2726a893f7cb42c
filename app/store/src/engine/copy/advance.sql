UPDATE device SET idx = ?2, hash = ?3 WHERE id = ?1
