SELECT hash, text, standing FROM entry WHERE id = ?1 ORDER BY n
