SELECT o.n, count(*)
FROM life AS o
JOIN place AS p ON p.life = o.n
JOIN entry AS e ON e.hash = p.hash
WHERE o.stream = ?1
  AND o.current = 0
  AND e.standing <> 3
  AND NOT EXISTS (
      SELECT 1 FROM place AS q JOIN life AS c ON c.n = q.life
      WHERE q.hash = p.hash AND c.stream = o.stream AND c.current = 1
  )
GROUP BY o.n
ORDER BY o.n
