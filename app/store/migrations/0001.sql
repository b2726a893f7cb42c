-- Version 1 of the tablet's database. Never edited once released; a change is a new file.
-- Ids are 16 bytes, hashes 32, stamps the text of RFC 3339.

-- What is known of the server, and when it was last met.
CREATE TABLE server (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    public_key BLOB,
    epoch BLOB,
    -- Device clock minus server clock at the last contact.
    clock_offset_ms INTEGER,
    -- The server's clock at the last contact, and what this device's said then.
    met_at TEXT,
    own_clock_then TEXT,
    -- What this device's clock said at its last entry since that contact.
    last_entry_at TEXT,
    -- The server's clock when every stream last agreed.
    agreed_at TEXT
) STRICT;
INSERT INTO server (one) VALUES (1);

-- The identities that this tablet has had, in order; the last one writes. Each is one chain of entries.
CREATE TABLE device (
    ordinal INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    -- The last index of the chain, and the hash of the entry there.
    idx INTEGER NOT NULL DEFAULT 0,
    hash BLOB
) STRICT;

-- The journal. A text is never changed and never deleted.
CREATE TABLE entry (
    n INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    text TEXT NOT NULL,
    stream TEXT NOT NULL,
    -- None where this version cannot read the text: it is kept and passed on, but not shown.
    id BLOB,
    device BLOB,
    idx INTEGER,
    kind TEXT,
    -- 0 waiting for the server's word; 1 numbered in the server's journal; 2 refused by it; 3 stated again in another
    -- entry; 4 off the chain, to be stated again; 5 received by the server, but without a number now.
    standing INTEGER NOT NULL CHECK (standing BETWEEN 0 AND 5)
) STRICT;
CREATE INDEX entry_by_id ON entry (id);
CREATE INDEX entry_by_chain ON entry (device, idx);
CREATE INDEX entry_by_standing ON entry (standing, stream) WHERE standing <> 1;

-- The server's last word on each own entry: a receipt or a refusal.
CREATE TABLE outcome (
    hash BLOB PRIMARY KEY REFERENCES entry (hash),
    receipt TEXT,
    refusal TEXT,
    CHECK ((receipt IS NULL) <> (refusal IS NULL))
) STRICT, WITHOUT ROWID;

-- A numbering of a stream, as one life of the server's database gave it. One per stream is current; an earlier one is
-- kept, with its proof, until all its entries have a number in the current one.
CREATE TABLE life (
    n INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    current INTEGER NOT NULL,
    -- The signed head that the numbering leads to; none at the beginning.
    head TEXT
) STRICT;
CREATE UNIQUE INDEX life_current ON life (stream) WHERE current = 1;

CREATE TABLE place (
    life INTEGER NOT NULL REFERENCES life (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL REFERENCES entry (hash),
    -- Running hash over 1 to seq.
    running BLOB NOT NULL,
    PRIMARY KEY (life, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_by_hash ON place (hash, life);

-- Half-filled forms, by a name that the screen gives.
CREATE TABLE draft (
    name TEXT PRIMARY KEY,
    json TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- From here on: derived from the journal in the transaction that changes it, and made again from it at any time.

-- Which entries that count speak of which child or visit. A subject is one byte, 0 for a child and 1 for a visit, and
-- the id.
CREATE TABLE about (
    subject BLOB NOT NULL,
    hash BLOB NOT NULL REFERENCES entry (hash),
    PRIMARY KEY (subject, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX about_by_hash ON about (hash);

-- One row a child, by the id under which it is shown.
CREATE TABLE child (
    id BLOB PRIMARY KEY,
    -- What a list shows of it.
    brief TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every id that was registered, with the child under which it is shown.
CREATE TABLE registration (
    id BLOB PRIMARY KEY,
    child BLOB NOT NULL REFERENCES child (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX registration_by_child ON registration (child);

-- The posyandu in whose journals something was stated of the child.
CREATE TABLE child_stream (
    stream TEXT NOT NULL,
    child BLOB NOT NULL REFERENCES child (id) ON DELETE CASCADE,
    PRIMARY KEY (stream, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX child_stream_by_child ON child_stream (child);
