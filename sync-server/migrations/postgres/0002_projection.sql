-- What dashboards read, derived from the journal: every table here can be made again from it.

-- Up to which number each stream is in the tables below.
CREATE TABLE projection (
  stream TEXT COLLATE "C" PRIMARY KEY,
  seq    BIGINT NOT NULL
);

-- Counts the batches that were projected, so that two processes that project at once notice each other.
CREATE TABLE projector (
  one     BIGINT PRIMARY KEY CHECK (one = 1),
  batches BIGINT NOT NULL
);
INSERT INTO projector VALUES (1, 0);

-- Which entries speak of a child (0 and its id) or a visit (1 and its id).
CREATE TABLE about (
  subject BYTEA NOT NULL,
  stream  TEXT COLLATE "C" NOT NULL,
  seq     BIGINT NOT NULL,
  PRIMARY KEY (subject, stream, seq)
);

-- Under which id each registered child is shown: its own, or the one that it was merged into.
CREATE TABLE registration (
  registration UUID PRIMARY KEY,
  child        UUID NOT NULL
);

CREATE TABLE child (
  child           UUID PRIMARY KEY,
  stream          TEXT COLLATE "C",
  name            TEXT,
  sex             TEXT,
  birth_date      TEXT,
  birth_precision TEXT,
  nik             TEXT,
  parent_name     TEXT,
  shown           BIGINT NOT NULL,
  contested       BIGINT NOT NULL
);
CREATE INDEX child_stream ON child (stream);

-- Scores are in hundredths of a standard deviation, none where refused; flagged has a bit for each score that is
-- biologically implausible, from the first: 1 lhfa, 2 wfa, 4 wflh, 8 bfa, 16 hcfa, 32 acfa.
CREATE TABLE visit (
  child     UUID NOT NULL,
  visit     UUID NOT NULL,
  stream    TEXT COLLATE "C" NOT NULL,
  date      TEXT,
  age_days  BIGINT,
  weight_kg DOUBLE PRECISION,
  length_cm DOUBLE PRECISION,
  position  TEXT,
  arm_cm    DOUBLE PRECISION,
  head_cm   DOUBLE PRECISION,
  oedema    BIGINT,
  lhfa      BIGINT,
  wfa       BIGINT,
  wflh      BIGINT,
  bfa       BIGINT,
  hcfa      BIGINT,
  acfa      BIGINT,
  flagged   BIGINT NOT NULL,
  algorithm BIGINT,
  review    TEXT NOT NULL,
  contested BIGINT NOT NULL,
  counts    BIGINT NOT NULL,
  PRIMARY KEY (child, visit)
);
CREATE INDEX visit_stream ON visit (stream, date);
