-- What dashboards read, derived from the journal: every table here can be made again from it.

-- Up to which number each stream is in the tables below.
CREATE TABLE projection (
  stream TEXT PRIMARY KEY,
  seq    INTEGER NOT NULL
) WITHOUT ROWID;

-- Counts the batches that were projected, so that two processes that project at once notice each other.
CREATE TABLE projector (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  batches INTEGER NOT NULL
);
INSERT INTO projector VALUES (1, 0);

-- Which entries speak of a child (0 and its id) or a visit (1 and its id).
CREATE TABLE about (
  subject BLOB NOT NULL,
  stream  TEXT NOT NULL,
  seq     INTEGER NOT NULL,
  PRIMARY KEY (subject, stream, seq)
) WITHOUT ROWID;

-- Under which id each registered child is shown: its own, or the one that it was merged into.
CREATE TABLE registration (
  registration BLOB PRIMARY KEY,
  child        BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE child (
  child           BLOB PRIMARY KEY,
  stream          TEXT,
  name            TEXT,
  sex             TEXT,
  birth_date      TEXT,
  birth_precision TEXT,
  nik             TEXT,
  parent_name     TEXT,
  shown           INTEGER NOT NULL,
  contested       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX child_stream ON child (stream);

-- Scores are in hundredths of a standard deviation, none where refused; flagged has a bit for each score that is
-- biologically implausible, from the first: 1 lhfa, 2 wfa, 4 wflh, 8 bfa, 16 hcfa, 32 acfa.
CREATE TABLE visit (
  child     BLOB NOT NULL,
  visit     BLOB NOT NULL,
  stream    TEXT NOT NULL,
  date      TEXT,
  age_days  INTEGER,
  weight_kg REAL,
  length_cm REAL,
  position  TEXT,
  arm_cm    REAL,
  head_cm   REAL,
  oedema    INTEGER,
  lhfa      INTEGER,
  wfa       INTEGER,
  wflh      INTEGER,
  bfa       INTEGER,
  hcfa      INTEGER,
  acfa      INTEGER,
  flagged   INTEGER NOT NULL,
  algorithm INTEGER,
  review    TEXT NOT NULL,
  contested INTEGER NOT NULL,
  counts    INTEGER NOT NULL,
  PRIMARY KEY (child, visit)
) WITHOUT ROWID;
CREATE INDEX visit_stream ON visit (stream, date);
