UPDATE entry AS e SET standing = 4
WHERE e.device = ?1
  AND e.idx > ?2
  AND e.standing IN (0, 1)
  AND NOT EXISTS (
      SELECT 1 FROM place AS p JOIN life AS l ON l.n = p.life
      WHERE p.hash = e.hash AND l.stream = e.stream AND l.current = 1
  )
