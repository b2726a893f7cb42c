SELECT text FROM entry WHERE standing NOT IN (2, 3) AND id IS NOT NULL ORDER BY n
