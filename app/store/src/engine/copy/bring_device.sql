-- The second place may be ahead of a main database that was lost or set back. An identity that is not known there
-- keeps its place in the order; where another one has that place, it counts as an earlier one.
INSERT INTO device (ordinal, id, idx, hash)
VALUES (
    CASE WHEN EXISTS (SELECT 1 FROM device WHERE ordinal = ?1) THEN (SELECT min(ordinal) - 1 FROM device) ELSE ?1 END,
    ?2, ?3, ?4
)
ON CONFLICT (id) DO UPDATE SET idx = excluded.idx, hash = excluded.hash
WHERE excluded.idx > idx
