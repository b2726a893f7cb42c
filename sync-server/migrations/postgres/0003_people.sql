-- Places, accounts, sessions, enrolment of devices, failed attempts, and who read or did what.
-- Secrets are here only as hashes.

CREATE TABLE place (
  code TEXT COLLATE "C" PRIMARY KEY,
  name TEXT NOT NULL
);

CREATE TABLE puskesmas (
  code TEXT COLLATE "C" PRIMARY KEY,
  name TEXT NOT NULL
);

-- Villages or districts. A role or a device for a Puskesmas has the Puskesmas's code as its area, and means these.
CREATE TABLE puskesmas_area (
  puskesmas TEXT COLLATE "C" NOT NULL REFERENCES puskesmas,
  area      TEXT COLLATE "C" NOT NULL REFERENCES place,
  PRIMARY KEY (puskesmas, area)
);

CREATE TABLE account (
  person      UUID PRIMARY KEY REFERENCES person,
  login       TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  password    TEXT NOT NULL,
  must_change BIGINT NOT NULL,
  created_at  BIGINT NOT NULL
);

CREATE TABLE session (
  token_hash BYTEA PRIMARY KEY,
  person     UUID NOT NULL REFERENCES person,
  device     UUID REFERENCES device,
  began_at   BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person);

-- A code that enrols one device, once.
CREATE TABLE enrolment (
  code_hash  BYTEA PRIMARY KEY,
  label      TEXT NOT NULL,
  offered_by UUID REFERENCES person,
  expires_at BIGINT NOT NULL
);

CREATE TABLE enrolment_area (
  code_hash BYTEA NOT NULL REFERENCES enrolment ON DELETE CASCADE,
  area      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (code_hash, area)
);

-- Failed attempts by the hash of what was tried: an account, an address.
CREATE TABLE attempt (
  key           BYTEA PRIMARY KEY,
  failures      BIGINT NOT NULL,
  last_at       BIGINT NOT NULL,
  blocked_until BIGINT NOT NULL
);

-- What people read by name and what administrators did, by ids that rise with time. Subjects are ids and codes, never
-- names.
CREATE TABLE audit (
  id      UUID PRIMARY KEY,
  at      BIGINT NOT NULL,
  person  UUID,
  device  UUID,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE INDEX audit_person ON audit (person, id);
