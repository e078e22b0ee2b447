/**
 * The schema as the steps that made it. A released step is never edited: a change is a new step at the end.
 *
 * `ord` is the place in the room's order; items and commands share one sequence. `removed_by` names the command that took an
 * item away, or is null. `guest` is the number of an artist who gave no name.
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
  `
  ALTER TABLE rooms ADD COLUMN pin TEXT;
  ALTER TABLE rooms ADD COLUMN is_open INTEGER NOT NULL DEFAULT 1;

  CREATE TABLE artists (
    room INTEGER NOT NULL REFERENCES rooms (id),
    author TEXT NOT NULL,
    name TEXT NOT NULL,
    guest INTEGER NOT NULL,
    UNIQUE (room, author)
  ) STRICT;
  `,
  `
  -- How its pictures get to a display, as JSON (src-shared/contract/delivery.ts); null: as it comes.
  ALTER TABLE displays ADD COLUMN delivery TEXT;
  `,
  `
  -- Pictures in the gallery's folder. An id is never used again: whoever has seen one knows what it means.
  CREATE TABLE pictures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file TEXT NOT NULL UNIQUE,
    at_ms INTEGER NOT NULL,
    because TEXT NOT NULL,
    room TEXT NOT NULL,
    room_name TEXT NOT NULL,
    artists TEXT NOT NULL,
    prompt TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    digest TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX pictures_of_room ON pictures (room, id);
  `,
  `
  -- What leads where, as JSON (src-main/store/json-rows.ts): routes by the id of their display.
  CREATE TABLE routes (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE display_groups (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE scenes (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE playlists (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  `,
];
