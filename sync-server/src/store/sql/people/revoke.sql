UPDATE device SET revoked_at = coalesce(revoked_at, $1) WHERE device = $2
