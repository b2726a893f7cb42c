SELECT device, idx, hash FROM chain_head WHERE device = ANY ($1) ORDER BY device FOR UPDATE
