SELECT session.person, session.device, expires_at, must_change
FROM session
JOIN person ON person.person = session.person AND active = 1
JOIN account ON account.person = session.person
LEFT JOIN device ON device.device = session.device
WHERE session.token_hash = $1 AND expires_at > $2 AND revoked_at IS NULL
