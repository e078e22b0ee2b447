/**
 * The schema as the steps that made it. A released step is never edited: a change is a new step at the end.
 *
 * `ord` is the place in the room's order; items and commands share one sequence. `removed_by` names the command that took an
 * item away, or is null.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    background TEXT NOT NULL,
    prompt TEXT NOT NULL DEFAULT ''
  ) STRICT;

  CREATE TABLE items (
    room INTEGER NOT NULL REFERENCES rooms (id),
    ord INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    layer INTEGER NOT NULL,
    payload BLOB NOT NULL,
    removed_by TEXT,
    UNIQUE (room, ord),
    UNIQUE (room, id)
  ) STRICT;

  CREATE TABLE commands (
    room INTEGER NOT NULL REFERENCES rooms (id),
    ord INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    rejection TEXT,
    UNIQUE (room, ord),
    UNIQUE (room, id)
  ) STRICT;

  CREATE TABLE displays (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    is_virtual INTEGER NOT NULL,
    routed INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE virtual_displays (
    slot INTEGER PRIMARY KEY,
    mac TEXT NOT NULL UNIQUE,
    http_port INTEGER NOT NULL,
    stream_port INTEGER NOT NULL,
    name TEXT NOT NULL
  ) STRICT;
  `,
];
