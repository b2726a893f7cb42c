SELECT (SELECT signing_key FROM server), (SELECT epoch FROM epoch ORDER BY number DESC LIMIT 1)
