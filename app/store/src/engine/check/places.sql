SELECT p.life, p.seq, p.hash, p.running, l.stream
FROM place AS p JOIN life AS l ON l.n = p.life
ORDER BY p.life, p.seq
