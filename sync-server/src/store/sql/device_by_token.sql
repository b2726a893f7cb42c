-- One row for each area of the device; one with a null area if it has none.
SELECT device, revoked_at IS NOT NULL, area FROM device LEFT JOIN device_area USING (device) WHERE token_hash = $1
