SELECT idx, hash FROM chain_head WHERE device = $1
