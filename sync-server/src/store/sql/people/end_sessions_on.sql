DELETE FROM session WHERE device = $1
