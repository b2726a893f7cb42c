SELECT min(idx) FROM entry WHERE standing <> 1 AND standing = 0 AND device = ?1
