-- The proof of an earlier life, and the last number on which it and the current one agree.
SELECT o.head, (
    SELECT coalesce(max(p.seq), 0)
    FROM place AS p
    JOIN life AS c ON c.stream = o.stream AND c.current = 1
    JOIN place AS q ON q.life = c.n AND q.seq = p.seq AND q.running = p.running
    WHERE p.life = o.n
)
FROM life AS o
WHERE o.n = ?1 AND o.current = 0 AND o.head IS NOT NULL
