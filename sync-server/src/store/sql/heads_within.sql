-- $1 the place, $2 the place with a dot behind it, $3 the place with the character after the dot.
SELECT stream, seq, running FROM stream WHERE stream = $1 OR (stream >= $2 AND stream < $3) ORDER BY stream
