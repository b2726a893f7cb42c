-- Each stream of which something is numbered or waiting, with the own entries that no chain carries to the server.
WITH known AS (
    SELECT stream FROM life WHERE current = 1
    UNION
    SELECT stream FROM entry WHERE standing <> 1 AND standing IN (0, 4)
),
stranded AS (
    SELECT e.stream, count(*) AS entries
    FROM entry AS e
    JOIN device AS d ON d.id = e.device
    WHERE e.standing <> 1
      AND (e.standing IN (4, 5) OR e.standing = 0 AND d.ordinal < (SELECT max(ordinal) FROM device))
    GROUP BY e.stream
)
SELECT known.stream, coalesce(stranded.entries, 0)
FROM known
LEFT JOIN stranded ON stranded.stream = known.stream
ORDER BY known.stream
