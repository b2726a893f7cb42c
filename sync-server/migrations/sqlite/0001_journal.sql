-- The journal, the devices' chains and what was set aside; the least of people and devices that intake must know.
-- Times are milliseconds since 1970 in UTC; ids are 16 bytes; hashes are 32 bytes.

CREATE TABLE server (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  signing_key BLOB NOT NULL
);

CREATE TABLE epoch (
  number   INTEGER PRIMARY KEY,
  epoch    BLOB NOT NULL UNIQUE,
  began_at INTEGER NOT NULL
);

-- One row a posyandu; seq and running are the counter that makes numbers follow the order of commit.
CREATE TABLE stream (
  stream  TEXT PRIMARY KEY,
  seq     INTEGER NOT NULL DEFAULT 0,
  running BLOB NOT NULL DEFAULT (zeroblob(32))
) WITHOUT ROWID;

CREATE TABLE entry (
  stream      TEXT NOT NULL REFERENCES stream,
  seq         INTEGER NOT NULL,
  id          BLOB NOT NULL,
  device      BLOB NOT NULL,
  idx         INTEGER NOT NULL,
  hash        BLOB NOT NULL,
  running     BLOB NOT NULL,
  epoch       INTEGER NOT NULL REFERENCES epoch,
  received_at INTEGER NOT NULL,
  text        TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
);
CREATE UNIQUE INDEX entry_id ON entry (stream, id);

-- Where each device's chain stands: the highest index without gaps, and the hash of the entry there.
CREATE TABLE chain_head (
  device BLOB PRIMARY KEY,
  idx    INTEGER NOT NULL DEFAULT 0,
  hash   BLOB
) WITHOUT ROWID;

-- Every text that a device ever offered at an index: in the journal (stream, seq, epoch) or set aside (reason).
CREATE TABLE chain (
  device BLOB NOT NULL,
  idx    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  id     BLOB,
  stream TEXT,
  seq    INTEGER,
  epoch  INTEGER REFERENCES epoch,
  reason TEXT,
  PRIMARY KEY (device, idx, hash),
  CHECK ((seq IS NULL) <> (reason IS NULL))
) WITHOUT ROWID;

CREATE TABLE quarantine (
  device      BLOB NOT NULL,
  idx         INTEGER NOT NULL,
  hash        BLOB NOT NULL,
  stream      TEXT,
  reason      TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  text        TEXT NOT NULL,
  PRIMARY KEY (device, idx, hash)
);

-- A whole stream as one compressed answer, up to seq.
CREATE TABLE snapshot (
  stream TEXT PRIMARY KEY REFERENCES stream,
  seq    INTEGER NOT NULL,
  body   BLOB NOT NULL
);

CREATE TABLE device (
  device      BLOB PRIMARY KEY,
  token_hash  BLOB NOT NULL UNIQUE,
  label       TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  revoked_at  INTEGER,
  seen_at     INTEGER,
  waiting     INTEGER,
  app_version TEXT
) WITHOUT ROWID;

-- The streams inside these places may be read on the device.
CREATE TABLE device_area (
  device BLOB NOT NULL REFERENCES device,
  area   TEXT NOT NULL,
  PRIMARY KEY (device, area)
) WITHOUT ROWID;

CREATE TABLE person (
  person   BLOB PRIMARY KEY,
  active   INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE TABLE person_role (
  person BLOB NOT NULL REFERENCES person,
  role   TEXT NOT NULL,
  area   TEXT NOT NULL,
  PRIMARY KEY (person, role, area)
) WITHOUT ROWID;

-- Who ever signed in on which device.
CREATE TABLE device_person (
  device BLOB NOT NULL REFERENCES device,
  person BLOB NOT NULL REFERENCES person,
  PRIMARY KEY (device, person)
) WITHOUT ROWID;
