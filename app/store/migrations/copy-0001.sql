-- The second place: what the server has not yet received, apart from the main database, and the identity to go on with.

CREATE TABLE device (
    ordinal INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    idx INTEGER NOT NULL,
    hash BLOB
) STRICT;

CREATE TABLE unsent (
    hash BLOB PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
