INSERT INTO stream (stream) VALUES ($1) ON CONFLICT (stream) DO NOTHING
