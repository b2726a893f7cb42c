-- The journal, the devices' chains and what was set aside; the least of people and devices that intake must know.
-- Times are milliseconds since 1970 in UTC; hashes are 32 bytes.

CREATE TABLE server (
  one         BIGINT PRIMARY KEY CHECK (one = 1),
  signing_key BYTEA NOT NULL
);

CREATE TABLE epoch (
  number   BIGINT PRIMARY KEY,
  epoch    UUID NOT NULL UNIQUE,
  began_at BIGINT NOT NULL
);

-- One row a posyandu; seq and running are the counter that makes numbers follow the order of commit.
CREATE TABLE stream (
  stream  TEXT COLLATE "C" PRIMARY KEY,
  seq     BIGINT NOT NULL DEFAULT 0,
  running BYTEA NOT NULL DEFAULT decode(repeat('00', 32), 'hex')
);

CREATE TABLE entry (
  stream      TEXT COLLATE "C" NOT NULL REFERENCES stream,
  seq         BIGINT NOT NULL,
  id          UUID NOT NULL,
  device      UUID NOT NULL,
  idx         BIGINT NOT NULL,
  hash        BYTEA NOT NULL,
  running     BYTEA NOT NULL,
  epoch       BIGINT NOT NULL REFERENCES epoch,
  received_at BIGINT NOT NULL,
  text        TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
);
CREATE UNIQUE INDEX entry_id ON entry (stream, id);

-- Where each device's chain stands: the highest index without gaps, and the hash of the entry there.
CREATE TABLE chain_head (
  device UUID PRIMARY KEY,
  idx    BIGINT NOT NULL DEFAULT 0,
  hash   BYTEA
);

-- Every text that a device ever offered at an index: in the journal (stream, seq, epoch) or set aside (reason).
CREATE TABLE chain (
  device UUID NOT NULL,
  idx    BIGINT NOT NULL,
  hash   BYTEA NOT NULL,
  id     UUID,
  stream TEXT COLLATE "C",
  seq    BIGINT,
  epoch  BIGINT REFERENCES epoch,
  reason TEXT,
  PRIMARY KEY (device, idx, hash),
  CHECK ((seq IS NULL) <> (reason IS NULL))
);

CREATE TABLE quarantine (
  device      UUID NOT NULL,
  idx         BIGINT NOT NULL,
  hash        BYTEA NOT NULL,
  stream      TEXT COLLATE "C",
  reason      TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  text        TEXT NOT NULL,
  PRIMARY KEY (device, idx, hash)
);

-- A whole stream as one compressed answer, up to seq.
CREATE TABLE snapshot (
  stream TEXT COLLATE "C" PRIMARY KEY REFERENCES stream,
  seq    BIGINT NOT NULL,
  body   BYTEA NOT NULL
);

CREATE TABLE device (
  device      UUID PRIMARY KEY,
  token_hash  BYTEA NOT NULL UNIQUE,
  label       TEXT NOT NULL,
  enrolled_at BIGINT NOT NULL,
  revoked_at  BIGINT,
  seen_at     BIGINT,
  waiting     BIGINT,
  app_version TEXT
);

-- The streams inside these places may be read on the device.
CREATE TABLE device_area (
  device UUID NOT NULL REFERENCES device,
  area   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (device, area)
);

CREATE TABLE person (
  person   UUID PRIMARY KEY,
  active   BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE person_role (
  person UUID NOT NULL REFERENCES person,
  role   TEXT NOT NULL,
  area   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (person, role, area)
);

-- Who ever signed in on which device.
CREATE TABLE device_person (
  device UUID NOT NULL REFERENCES device,
  person UUID NOT NULL REFERENCES person,
  PRIMARY KEY (device, person)
);
