UPDATE device SET seen_at = $1, waiting = $2, app_version = $3 WHERE device = $4
