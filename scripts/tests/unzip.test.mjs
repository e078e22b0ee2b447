import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { unzip } from '../lib/unzip.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-unzip-'));
after(() => rmSync(folder, { recursive: true }));

test('stored, deflated and empty files come out whole, with their permissions', async () => {
  const long = Buffer.alloc(300_000, 'lienzo ');
  const archive = zip([
    { name: 'a/', data: Buffer.alloc(0) },
    { name: 'a/stored', data: Buffer.from('as it is') },
    { name: 'a/deflated', data: long, deflate: true, mode: 0o755 },
    { name: 'a/empty', data: Buffer.alloc(0) },
    { name: 'unwanted', data: Buffer.from('no') },
  ]);
  await unzip(archive, join(folder, 'out'), name => (name === 'unwanted' ? undefined : name));
  assert.equal(readFileSync(join(folder, 'out/a/stored'), 'utf8'), 'as it is');
  assert.ok(readFileSync(join(folder, 'out/a/deflated')).equals(long));
  assert.equal(statSync(join(folder, 'out/a/empty')).size, 0);
  assert.ok(!existsSync(join(folder, 'out/unwanted')));
  if (process.platform !== 'win32')
    assert.equal(statSync(join(folder, 'out/a/deflated')).mode & 0o777, 0o755);
});

test('an entry that would leave the folder is refused', async () => {
  const archive = zip([{ name: '../escaped', data: Buffer.from('x') }]);
  await assert.rejects(
    unzip(archive, join(folder, 'jail'), name => name),
    /would leave/,
  );
  assert.ok(!existsSync(join(folder, 'escaped')));
});

test('a file that is no archive is said to be none', async () => {
  const file = join(folder, 'text');
  writeFileSync(file, 'not a zip, but long enough to hold an end record');
  await assert.rejects(
    unzip(file, folder, name => name),
    /not a zip/,
  );
});

/** Writes a zip archive whose local headers have an extra field that the directory lacks, as real ones do. */
function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, data, deflate, mode = 0o644 } of entries) {
    const packed = deflate ? deflateRawSync(data) : data;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(4, 28);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(deflate ? 8 : 0, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    const piece = Buffer.concat([local, Buffer.from(name), Buffer.alloc(4), packed]);
    parts.push(piece);
    offset += piece.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  const file = join(mkdtempSync(join(folder, 'zip-')), 'archive.zip');
  writeFileSync(file, Buffer.concat([...parts, central, end]));
  return file;
}
