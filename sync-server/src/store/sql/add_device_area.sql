INSERT INTO device_area (device, area) VALUES ($1, $2)
