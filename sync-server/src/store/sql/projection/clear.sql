DELETE FROM projection;
DELETE FROM about;
DELETE FROM registration;
DELETE FROM child;
DELETE FROM visit;
