SELECT p.running FROM life AS l JOIN place AS p ON p.life = l.n
WHERE l.stream = ?1 AND l.current = 1 AND p.seq = ?2
