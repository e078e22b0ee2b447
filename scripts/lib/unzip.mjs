import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

// Layout: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end record).
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks the files of a zip archive into `folder`, each where `placeOf(name)` says, or not at all for undefined. Keeps
 * the permission bits. For archives whose hash is known: no Zip64, no encryption, no checksum of its own. Written here
 * because the tool it prepares must start on a machine that has no unzip program.
 */
export async function unzip(archive, folder, placeOf) {
  const root = resolve(folder);
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const place = entry.name.endsWith('/') ? undefined : placeOf(entry.name);
      if (place === undefined) continue;
      const target = resolve(root, place);
      if (!target.startsWith(root + sep)) throw new Error(`${entry.name} would leave the folder`);
      mkdirSync(dirname(target), { recursive: true });
      await extract(archive, await dataStart(file, entry), entry, target);
    }
  } finally {
    await file.close();
  }
}

async function readDirectory(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES), size);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  const count = tail.readUInt16LE(end + 10);
  const start = tail.readUInt32LE(end + 16);
  const directory = await readAt(file, start, start + tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; entries.length < count; ) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const skipped = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
    });
    at += CENTRAL_BYTES + nameBytes + skipped;
  }
  return entries;
}

/** The local header repeats the name and may have an extra field of another length than the directory's. */
async function dataStart(file, entry) {
  const header = await readAt(file, entry.offset, entry.offset + LOCAL_BYTES);
  return entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function extract(archive, start, entry, target) {
  const output = createWriteStream(target, { mode: entry.mode || 0o644 });
  if (entry.packedBytes === 0) return pipeline(Readable.from([]), output);
  const packed = createReadStream(archive, { start, end: start + entry.packedBytes - 1 });
  if (entry.method === STORED) await pipeline(packed, output);
  else if (entry.method === DEFLATED) await pipeline(packed, createInflateRaw(), output);
  else throw new Error(`${entry.name}: unknown compression ${entry.method}`);
}

async function readAt(file, start, end) {
  const buffer = Buffer.alloc(end - start);
  await file.read(buffer, 0, buffer.length, start);
  return buffer;
}
