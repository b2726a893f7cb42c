SELECT code, name, area FROM puskesmas LEFT JOIN puskesmas_area ON puskesmas_area.puskesmas = puskesmas.code
