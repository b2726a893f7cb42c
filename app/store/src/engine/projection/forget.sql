DELETE FROM about WHERE hash = ?1
