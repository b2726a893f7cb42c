DELETE FROM place WHERE life = ?1 AND seq > ?2
