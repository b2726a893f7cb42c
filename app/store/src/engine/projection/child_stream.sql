INSERT INTO child_stream (stream, child) VALUES (?1, ?2)
