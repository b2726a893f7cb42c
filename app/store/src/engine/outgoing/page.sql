-- Where texts claim the same index, what the server received comes first, then what waits.
SELECT idx, text
FROM entry AS e
WHERE device = ?1 AND idx >= ?2
  AND n = (
      SELECT n FROM entry WHERE device = e.device AND idx = e.idx
      ORDER BY standing = 1 DESC, standing, n LIMIT 1
  )
ORDER BY idx
LIMIT ?3
