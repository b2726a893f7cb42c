-- The roles of person $2, if active and signed in on device $1. A person without roles gives one row of nulls.
SELECT role, area
FROM device_person JOIN person USING (person) LEFT JOIN person_role USING (person)
WHERE device = $1 AND person = $2 AND active = 1
