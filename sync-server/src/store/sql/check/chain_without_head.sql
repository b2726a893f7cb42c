-- A chain without a head, or whose head could have gone further.
SELECT chain.device, chain.stream, chain.idx
FROM chain LEFT JOIN chain_head USING (device)
WHERE chain_head.idx IS NULL OR chain.idx = chain_head.idx + 1
LIMIT 1
