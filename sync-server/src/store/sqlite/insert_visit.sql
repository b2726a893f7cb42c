INSERT INTO visit (child, visit, stream, date, age_days, weight_kg, length_cm, position, arm_cm, head_cm,
  oedema, lhfa, wfa, wflh, bfa, hcfa, acfa, flagged, algorithm, review, contested, counts)
SELECT unhex(replace(value ->> 'child', '-', '')), unhex(replace(value ->> 'visit', '-', '')),
  value ->> 'stream', value ->> 'date', value ->> 'age_days', value ->> 'weight_kg', value ->> 'length_cm',
  value ->> 'position', value ->> 'arm_cm', value ->> 'head_cm', value ->> 'oedema', value ->> 'lhfa',
  value ->> 'wfa', value ->> 'wflh', value ->> 'bfa', value ->> 'hcfa', value ->> 'acfa', value ->> 'flagged',
  value ->> 'algorithm', value ->> 'review', value ->> 'contested', value ->> 'counts'
FROM json_each(?1)
