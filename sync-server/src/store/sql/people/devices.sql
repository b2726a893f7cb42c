-- One row for each area of each device.
SELECT device.device, label, enrolled_at, revoked_at, seen_at, waiting, app_version,
  coalesce(puskesmas_area.area, device_area.area)
FROM device
LEFT JOIN device_area ON device_area.device = device.device
LEFT JOIN puskesmas_area ON puskesmas_area.puskesmas = device_area.area
ORDER BY enrolled_at, device.device, 8
