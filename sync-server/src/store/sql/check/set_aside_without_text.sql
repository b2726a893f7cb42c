-- Something that a chain says was set aside, without its text.
SELECT chain.device, chain.stream, chain.idx
FROM chain LEFT JOIN quarantine USING (device, idx, hash)
WHERE chain.reason IS NOT NULL AND quarantine.reason IS DISTINCT FROM chain.reason
LIMIT 1
