INSERT INTO about (subject, stream, seq) SELECT subject, $3, seq FROM unnest($1::bytea[], $2::bigint[]) AS noted (subject, seq)
ON CONFLICT DO NOTHING
