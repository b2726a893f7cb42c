INSERT INTO place (life, seq, hash, running) VALUES (?1, ?2, ?3, ?4)
