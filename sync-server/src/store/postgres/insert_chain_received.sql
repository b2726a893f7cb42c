-- Taken into the journal; also if the same text was set aside before.
INSERT INTO chain (device, idx, hash, id, stream, seq, epoch)
SELECT device, idx, hash, id, stream, seq, (SELECT max(number) FROM epoch)
FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::uuid[], $5::text[], $6::bigint[])
  AS added (device, idx, hash, id, stream, seq)
ON CONFLICT (device, idx, hash) DO UPDATE
SET id = excluded.id, stream = excluded.stream, seq = excluded.seq, epoch = excluded.epoch, reason = NULL
