INSERT INTO child (child, stream, name, sex, birth_date, birth_precision, nik, parent_name, shown, contested)
SELECT unhex(replace(value ->> 'child', '-', '')), value ->> 'stream', value ->> 'name', value ->> 'sex',
  value ->> 'birth_date', value ->> 'birth_precision', value ->> 'nik', value ->> 'parent_name',
  value ->> 'shown', value ->> 'contested'
FROM json_each(?1)
