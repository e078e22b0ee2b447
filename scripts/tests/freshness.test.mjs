import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { buildIsCurrent } from '../lib/ensure-build.mjs';
import { dependenciesAreCurrent } from '../lib/ensure-dependencies.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-fresh-'));
after(() => rmSync(folder, { recursive: true }));

test('dependencies are current when npm’s own record is not older than the lock file', () => {
  put('package-lock.json', 100);
  assert.equal(dependenciesAreCurrent(folder), false, 'nothing installed');
  put('node_modules/.package-lock.json', 100);
  assert.equal(dependenciesAreCurrent(folder), true);
  put('package-lock.json', 101);
  assert.equal(dependenciesAreCurrent(folder), false, 'the lock file has changed');
});

test('a build is current until a source, a removal or the lock file is newer', () => {
  put('src-main/engine.ts', 200);
  put('src-shared/words/room.ts', 200);
  touchFolders(200);
  assert.equal(buildIsCurrent(folder), false, 'never built');
  put('out/.build-stamp', 300);
  assert.equal(buildIsCurrent(folder), true);
  put('e2e/a.spec.ts', 400);
  assert.equal(buildIsCurrent(folder), true, 'tests are not built');
  put('td/install.py', 301);
  assert.equal(buildIsCurrent(folder), false, 'the build carries the kit');
  put('td/install.py', 200);
  assert.equal(buildIsCurrent(folder), true);
  put('src-shared/words/room.ts', 301);
  assert.equal(buildIsCurrent(folder), false, 'edited');
  put('out/.build-stamp', 302);
  unlinkSync(join(folder, 'src-main/engine.ts'));
  assert.equal(buildIsCurrent(folder), false, 'removed');
  touchFolders(200);
  assert.equal(buildIsCurrent(folder), true);
  put('package-lock.json', 303);
  assert.equal(buildIsCurrent(folder), false, 'other dependencies');
});

function put(path, seconds) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, seconds, seconds);
  touchFolders(200);
}

/** Writing a file touches its folder, which these tests must tell apart from touching the file. */
function touchFolders(seconds) {
  for (const name of ['td', 'src-main', 'src-shared', 'src-shared/words']) {
    mkdirSync(join(folder, name), { recursive: true });
    utimesSync(join(folder, name), seconds, seconds);
  }
}
