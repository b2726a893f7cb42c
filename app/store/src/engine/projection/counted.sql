SELECT text FROM entry WHERE standing IN (0, 1, 4) AND id IS NOT NULL ORDER BY n
