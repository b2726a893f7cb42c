INSERT INTO place (life, seq, hash, running)
SELECT ?1, seq, hash, running FROM place WHERE life = ?2 AND seq <= ?3
