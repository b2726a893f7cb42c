-- An entry of the journal that its device's chain does not name in the same place.
SELECT entry.device, entry.stream, entry.seq
FROM entry LEFT JOIN chain ON chain.device = entry.device AND chain.idx = entry.idx AND chain.hash = entry.hash
WHERE chain.seq IS DISTINCT FROM entry.seq OR chain.stream IS DISTINCT FROM entry.stream
   OR chain.id IS DISTINCT FROM entry.id OR chain.epoch IS DISTINCT FROM entry.epoch
LIMIT 1
