INSERT INTO about (subject, stream, seq) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING
