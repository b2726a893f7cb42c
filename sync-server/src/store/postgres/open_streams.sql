INSERT INTO stream (stream) SELECT stream FROM unnest($1::text[]) AS opened (stream) ORDER BY stream
ON CONFLICT (stream) DO NOTHING
