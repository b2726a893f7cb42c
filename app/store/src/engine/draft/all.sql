SELECT name, json, kept_at FROM draft ORDER BY kept_at DESC, name
