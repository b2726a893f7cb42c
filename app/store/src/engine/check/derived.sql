SELECT subject, hash FROM about
UNION ALL
SELECT id, CAST(brief AS BLOB) FROM child
UNION ALL
SELECT id, child FROM registration
UNION ALL
SELECT CAST(stream AS BLOB), child FROM child_stream
ORDER BY 1, 2
