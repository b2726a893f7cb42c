SELECT e.text
FROM life AS o
JOIN place AS p ON p.life = o.n
JOIN entry AS e ON e.hash = p.hash
WHERE o.n = ?1 AND o.current = 0 AND e.standing IN (4, 5)
ORDER BY p.seq
LIMIT ?2 OFFSET ?3
