DELETE FROM child WHERE id = (SELECT child FROM registration WHERE id = ?1)
