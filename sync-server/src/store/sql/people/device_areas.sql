-- A device of a Puskesmas has each of its villages.
SELECT coalesce(puskesmas_area.area, device_area.area)
FROM device_area LEFT JOIN puskesmas_area ON puskesmas_area.puskesmas = device_area.area
WHERE device = $1
