INSERT INTO snapshot (stream, seq, body) VALUES ($1, $2, $3)
ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, body = excluded.body WHERE snapshot.seq < excluded.seq
