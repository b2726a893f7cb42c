INSERT INTO entry (stream, seq, id, device, idx, hash, running, epoch, received_at, text)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
