UPDATE server SET epoch = ?1, clock_offset_ms = ?2, met_at = ?3, own_clock_then = ?4, last_entry_at = NULL
