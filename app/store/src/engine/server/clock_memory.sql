SELECT clock_offset_ms, own_clock_then, last_entry_at FROM server
