SELECT number, epoch FROM epoch ORDER BY number DESC LIMIT 1
