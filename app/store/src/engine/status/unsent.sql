SELECT text FROM entry WHERE standing <> 1 AND standing IN (0, 2, 4) ORDER BY n
