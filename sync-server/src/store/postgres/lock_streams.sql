SELECT stream, seq, running FROM stream WHERE stream = ANY ($1) ORDER BY stream FOR UPDATE
