SELECT text FROM about JOIN entry USING (stream, seq) WHERE subject = ?1
