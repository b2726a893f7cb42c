SELECT stream FROM stream ORDER BY stream
