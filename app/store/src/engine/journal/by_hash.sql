SELECT hash, text, standing FROM entry WHERE hash = ?1
