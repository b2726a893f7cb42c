INSERT INTO life (stream, current) VALUES (?1, 1)
