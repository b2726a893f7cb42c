-- Without a number, and off the chain, or received in a life that the server has forgotten, or of an earlier identity.
SELECT e.hash
FROM entry AS e
JOIN device AS d ON d.id = e.device
WHERE e.standing <> 1
  AND e.stream = ?1
  AND (e.standing IN (4, 5) OR e.standing = 0 AND d.ordinal < (SELECT max(ordinal) FROM device))
ORDER BY d.ordinal, e.idx
