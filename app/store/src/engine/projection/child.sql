INSERT INTO child (id, brief) VALUES (?1, ?2)
