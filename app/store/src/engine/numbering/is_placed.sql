SELECT 1 FROM place AS p JOIN life AS l ON l.n = p.life
WHERE p.hash = ?2 AND l.stream = ?1 AND l.current = 1
