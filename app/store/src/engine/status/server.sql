SELECT
    (SELECT count(*) FROM entry WHERE standing <> 1 AND standing IN (0, 4)),
    clock_offset_ms,
    met_at,
    agreed_at
FROM server
