-- A role for a Puskesmas is held in each of its villages.
SELECT role, coalesce(puskesmas_area.area, person_role.area)
FROM person_role LEFT JOIN puskesmas_area ON puskesmas_area.puskesmas = person_role.area
WHERE person = $1
