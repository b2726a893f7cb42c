DELETE FROM puskesmas_area WHERE puskesmas = $1
