SELECT text FROM unsent WHERE hash = ?1
