-- A place that a chain names, where the journal holds something else or nothing.
SELECT chain.device, chain.stream, chain.seq
FROM chain LEFT JOIN entry ON entry.stream = chain.stream AND entry.seq = chain.seq
WHERE chain.seq IS NOT NULL AND entry.hash IS DISTINCT FROM chain.hash
LIMIT 1
