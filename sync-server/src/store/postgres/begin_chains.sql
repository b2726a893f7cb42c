INSERT INTO chain_head (device) SELECT device FROM unnest($1::uuid[]) AS offered (device) ORDER BY device
ON CONFLICT (device) DO NOTHING
