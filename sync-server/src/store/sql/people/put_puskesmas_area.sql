INSERT INTO puskesmas_area (puskesmas, area) VALUES ($1, $2)
