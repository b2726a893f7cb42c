SELECT id, at, person, device, action, subject FROM audit ORDER BY id DESC LIMIT $1
