INSERT INTO device_person (device, person) VALUES ($1, $2) ON CONFLICT (device, person) DO NOTHING
