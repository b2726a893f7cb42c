INSERT INTO registration (id, child) VALUES (?1, ?2)
