SELECT o.n, count(*)
FROM life AS o
JOIN place AS p ON p.life = o.n
JOIN entry AS e ON e.hash = p.hash
WHERE o.stream = ?1 AND o.current = 0 AND e.standing IN (4, 5)
GROUP BY o.n
ORDER BY o.n
