INSERT INTO registration (registration, child)
SELECT unhex(replace(value ->> 'registration', '-', '')), unhex(replace(value ->> 'child', '-', ''))
FROM json_each(?1)
