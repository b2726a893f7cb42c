INSERT INTO entry (stream, seq, id, device, idx, hash, running, epoch, received_at, text)
SELECT stream, seq, id, device, idx, hash, running, (SELECT max(number) FROM epoch), $9, text
FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bytea[], $7::bytea[], $8::text[])
  AS added (stream, seq, id, device, idx, hash, running, text)
