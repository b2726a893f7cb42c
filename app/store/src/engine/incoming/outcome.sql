INSERT INTO outcome (hash, receipt, refusal) VALUES (?1, ?2, ?3)
ON CONFLICT (hash) DO UPDATE SET receipt = excluded.receipt, refusal = excluded.refusal
