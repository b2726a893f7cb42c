SELECT DISTINCT ON (stream, seq) text FROM about JOIN entry USING (stream, seq) WHERE subject = ANY ($1)
