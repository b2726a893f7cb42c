-- Each stream of which something is numbered or waiting, with the own entries that no chain carries to the server.
WITH known AS (
    SELECT stream FROM life WHERE current = 1
    UNION
    SELECT stream FROM entry WHERE standing <> 1 AND standing IN (0, 4)
),
stranded AS (
    SELECT e.stream, count(*) AS entries
    FROM device AS d
    JOIN entry AS e ON e.device = d.id
    WHERE (e.standing = 4 OR e.standing IN (0, 1) AND d.ordinal < (SELECT max(ordinal) FROM device))
      AND NOT EXISTS (
          SELECT 1 FROM place AS p JOIN life AS l ON l.n = p.life
          WHERE p.hash = e.hash AND l.stream = e.stream AND l.current = 1
      )
    GROUP BY e.stream
)
SELECT known.stream, coalesce(stranded.entries, 0)
FROM known
LEFT JOIN stranded ON stranded.stream = known.stream
ORDER BY known.stream
