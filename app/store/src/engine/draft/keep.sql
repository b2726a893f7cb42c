INSERT INTO draft (name, json, kept_at) VALUES (?1, ?2, ?3)
ON CONFLICT (name) DO UPDATE SET json = excluded.json, kept_at = excluded.kept_at
