-- What device $1 offered before: at the indexes $2 to $3, and at any behind $4.
SELECT idx, hash, chain.id, stream, seq, epoch.epoch, reason
FROM chain LEFT JOIN epoch ON epoch.number = chain.epoch
WHERE device = $1 AND idx BETWEEN $2 AND $3
UNION
SELECT idx, hash, chain.id, stream, seq, epoch.epoch, reason
FROM chain LEFT JOIN epoch ON epoch.number = chain.epoch
WHERE device = $1 AND idx > $4
