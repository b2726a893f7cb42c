INSERT INTO entry (hash, text, stream, id, device, idx, kind, standing) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
