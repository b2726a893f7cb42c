-- The roles of person $2, if active and signed in on device $1, a Puskesmas as each of its villages. A person without
-- roles gives one row of nulls.
SELECT role, coalesce(puskesmas_area.area, person_role.area)
FROM device_person
JOIN person USING (person)
LEFT JOIN person_role USING (person)
LEFT JOIN puskesmas_area ON puskesmas_area.puskesmas = person_role.area
WHERE device = $1 AND person = $2 AND active = 1
