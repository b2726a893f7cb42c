-- A chain whose head lies behind a gap, or names a hash that is not there.
SELECT chain_head.device, NULL, chain_head.idx
FROM chain_head
WHERE idx <> (SELECT count(DISTINCT chain.idx) FROM chain
              WHERE chain.device = chain_head.device AND chain.idx BETWEEN 1 AND chain_head.idx)
   OR (idx > 0 AND NOT EXISTS (SELECT 1 FROM chain
       WHERE chain.device = chain_head.device AND chain.idx = chain_head.idx AND chain.hash = chain_head.hash))
LIMIT 1
