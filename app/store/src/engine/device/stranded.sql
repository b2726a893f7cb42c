-- Off the chain, or of an earlier identity; and without a number in the current numbering.
SELECT e.hash
FROM device AS d
JOIN entry AS e ON e.device = d.id
WHERE e.stream = ?1
  AND (e.standing = 4 OR e.standing IN (0, 1) AND d.ordinal < (SELECT max(ordinal) FROM device))
  AND NOT EXISTS (
      SELECT 1 FROM place AS p JOIN life AS l ON l.n = p.life
      WHERE p.hash = e.hash AND l.stream = e.stream AND l.current = 1
  )
ORDER BY d.ordinal, e.idx
