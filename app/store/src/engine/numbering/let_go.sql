-- An earlier life of which every entry has a number again, or stands in another entry, has nothing left to prove.
DELETE FROM life
WHERE stream = ?1
  AND current = 0
  AND NOT EXISTS (
      SELECT 1 FROM place AS p JOIN entry AS e ON e.hash = p.hash
      WHERE p.life = life.n AND e.standing <> 1 AND e.standing IN (4, 5)
  )
