-- Where texts claim the same index, what the server has numbered comes first, then what it received, then what waits.
SELECT idx, text
FROM entry AS e
WHERE device = ?1 AND idx >= ?2
  AND n = (
      SELECT n FROM entry WHERE device = e.device AND idx = e.idx
      ORDER BY CASE standing WHEN 1 THEN 0 WHEN 5 THEN 1 WHEN 0 THEN 2 ELSE standing + 10 END, n LIMIT 1
  )
ORDER BY idx
LIMIT ?3
