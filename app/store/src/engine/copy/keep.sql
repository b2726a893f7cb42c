INSERT INTO unsent (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING
