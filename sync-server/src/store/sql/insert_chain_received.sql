-- Taken into the journal; also if the same text was set aside before.
INSERT INTO chain (device, idx, hash, id, stream, seq, epoch) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (device, idx, hash) DO UPDATE
SET id = excluded.id, stream = excluded.stream, seq = excluded.seq, epoch = excluded.epoch, reason = NULL
