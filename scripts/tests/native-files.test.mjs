import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { faultsOfNatives, nativeFilesIn, targetOf } from '../lib/native-files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-native-'));
after(() => rmSync(folder, { recursive: true }));

/** The first bytes of a file of machine code, as each system writes them. */
function head(target) {
  const bytes = Buffer.alloc(256);
  const [system, cpu] = target.split('-');
  if (system === 'linux') {
    bytes.write('\x7fELF', 'latin1');
    bytes.writeUInt16LE({ x64: 0x3e, arm64: 0xb7 }[cpu], 18);
  } else if (system === 'darwin') {
    bytes.writeUInt32LE(0xfeedfacf, 0);
    bytes.writeUInt32LE({ x64: 0x01000007, arm64: 0x0100000c }[cpu], 4);
  } else if (system === 'win32') {
    bytes.write('MZ', 'latin1');
    bytes.writeUInt32LE(0x80, 0x3c);
    bytes.write('PE\0\0', 0x80, 'latin1');
    bytes.writeUInt16LE({ x64: 0x8664, arm64: 0xaa64 }[cpu], 0x84);
  } else bytes.write('\0asm', 'latin1');
  return bytes;
}

const TARGETS = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
  'wasm',
];

test('machine code is known by its first bytes', () => {
  for (const target of TARGETS) assert.equal(targetOf(head(target)), target);
  assert.equal(
    targetOf(Buffer.from('MZ is how this sentence begins, and it goes on for more than 64 bytes here.')),
    undefined,
  );
  assert.equal(targetOf(Buffer.from('#!/bin/sh\n')), undefined);
  assert.equal(targetOf(Buffer.alloc(0)), undefined);
});

const LINUX = {
  'node_modules/@julusian/jpeg-turbo/prebuilds/jpeg-turbo-linux-x64/node-napi-v7.node': 'linux-x64',
  'node_modules/@photostructure/sqlite/prebuilds/linux-x64/@photostructure+sqlite.glibc.node': 'linux-x64',
  'node_modules/@napi-rs/canvas-linux-x64-gnu/skia.linux-x64-gnu.node': 'linux-x64',
  'node_modules/@img/sharp-wasm32/lib/sharp-wasm32-0.35.5.node.wasm': 'wasm',
};

/** The files of a package, found on the disk; `other` adds to those of Linux, `undefined` takes one away. */
function found(other = {}) {
  const unpacked = mkdtempSync(join(folder, 'unpacked-'));
  for (const [path, target] of Object.entries({ ...LINUX, ...other })) {
    if (target === undefined) continue;
    mkdirSync(dirname(join(unpacked, path)), { recursive: true });
    writeFileSync(join(unpacked, path), target === 'text' ? 'a licence' : head(target));
  }
  return nativeFilesIn(unpacked);
}

test('a package with the native files of its own system, and those only, has no fault', () => {
  assert.deepEqual(faultsOfNatives(found({ 'node_modules/ws/LICENSE': 'text' }), 'linux', 'x64'), []);
});

test('each native file that is missing is a fault', () => {
  for (const path of Object.keys(LINUX)) {
    assert.equal(faultsOfNatives(found({ [path]: undefined }), 'linux', 'x64').length, 1, path);
  }
});

test('native files of another system or processor are a fault, whatever they are called', () => {
  for (const target of TARGETS.filter(name => !['linux-x64', 'wasm'].includes(name))) {
    const faults = faultsOfNatives(found({ 'node_modules/some/addon.bin': target }), 'linux', 'x64');
    assert.equal(faults.length, 1, target);
    assert.match(faults[0], new RegExp(`addon\\.bin is for ${target}`));
  }
  const musl = faultsOfNatives(found({ 'node_modules/some/addon.musl.node': 'linux-x64' }), 'linux', 'x64');
  assert.equal(musl.length, 1);
});

test('a package for another system than npm installed for is nothing but faults', () => {
  assert.ok(faultsOfNatives(found(), 'darwin', 'arm64').length > 4);
  assert.ok(faultsOfNatives(found(), 'linux', 'arm64').length > 4);
});
