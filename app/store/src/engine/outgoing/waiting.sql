SELECT count(*) FROM entry WHERE standing <> 1 AND standing IN (0, 4)
