-- A text that was set aside, of which the chain knows nothing.
SELECT quarantine.device, quarantine.stream, quarantine.idx
FROM quarantine LEFT JOIN chain USING (device, idx, hash)
WHERE chain.reason IS NULL
LIMIT 1
