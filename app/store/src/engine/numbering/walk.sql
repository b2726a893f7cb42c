SELECT hash FROM place WHERE life = ?1 AND seq > ?2 ORDER BY seq
