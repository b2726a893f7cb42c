INSERT INTO device (ordinal, id, idx, hash) VALUES (?1, ?2, ?3, ?4)
