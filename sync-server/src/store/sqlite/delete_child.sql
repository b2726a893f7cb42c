DELETE FROM visit WHERE child = (SELECT child FROM registration WHERE registration = ?1);
DELETE FROM child WHERE child = (SELECT child FROM registration WHERE registration = ?1);
DELETE FROM registration WHERE child = (SELECT child FROM registration WHERE registration = ?1);
