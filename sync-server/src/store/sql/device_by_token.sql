-- One row for each area of the device, a Puskesmas as each of its villages; one with a null area if it has none.
SELECT device, revoked_at IS NOT NULL, coalesce(puskesmas_area.area, device_area.area)
FROM device
LEFT JOIN device_area USING (device)
LEFT JOIN puskesmas_area ON puskesmas_area.puskesmas = device_area.area
WHERE token_hash = $1
