SELECT l.n, coalesce(p.seq, 0), p.running
FROM life AS l
LEFT JOIN place AS p ON p.life = l.n AND p.seq = (SELECT max(seq) FROM place WHERE life = l.n)
WHERE l.stream = ?1 AND l.current = 1
