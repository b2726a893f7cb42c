DELETE FROM unsent WHERE hash = ?1
