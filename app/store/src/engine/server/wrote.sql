UPDATE server SET last_entry_at = ?1
