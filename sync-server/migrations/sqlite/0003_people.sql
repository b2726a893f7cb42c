-- Places, accounts, sessions, enrolment of devices, failed attempts, and who read or did what.
-- Secrets are here only as hashes.

CREATE TABLE place (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE puskesmas (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;

-- Villages or districts. A role or a device for a Puskesmas has the Puskesmas's code as its area, and means these.
CREATE TABLE puskesmas_area (
  puskesmas TEXT NOT NULL REFERENCES puskesmas,
  area      TEXT NOT NULL REFERENCES place,
  PRIMARY KEY (puskesmas, area)
) WITHOUT ROWID;

CREATE TABLE account (
  person      BLOB PRIMARY KEY REFERENCES person,
  login       TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  password    TEXT NOT NULL,
  must_change INTEGER NOT NULL,
  created_at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
  token_hash BLOB PRIMARY KEY,
  person     BLOB NOT NULL REFERENCES person,
  device     BLOB REFERENCES device,
  began_at   INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_person ON session (person);

-- A code that enrols one device, once.
CREATE TABLE enrolment (
  code_hash  BLOB PRIMARY KEY,
  label      TEXT NOT NULL,
  offered_by BLOB REFERENCES person,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE enrolment_area (
  code_hash BLOB NOT NULL REFERENCES enrolment ON DELETE CASCADE,
  area      TEXT NOT NULL,
  PRIMARY KEY (code_hash, area)
) WITHOUT ROWID;

-- Failed attempts by the hash of what was tried: an account, an address.
CREATE TABLE attempt (
  key           BLOB PRIMARY KEY,
  failures      INTEGER NOT NULL,
  last_at       INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL
) WITHOUT ROWID;

-- What people read by name and what administrators did, by ids that rise with time. Subjects are ids and codes, never
-- names.
CREATE TABLE audit (
  id      BLOB PRIMARY KEY,
  at      INTEGER NOT NULL,
  person  BLOB,
  device  BLOB,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE INDEX audit_person ON audit (person, id);
