SELECT stream.stream FROM stream LEFT JOIN projection USING (stream)
WHERE stream.seq > coalesce(projection.seq, 0) ORDER BY stream.stream
