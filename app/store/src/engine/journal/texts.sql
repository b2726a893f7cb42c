SELECT text FROM entry ORDER BY n
