import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { packagesIn } from '../lib/bundled-packages.mjs';
import { notices } from '../lib/notices.mjs';
import { packagesBehind, packagesNotAtRunTime, productionRoots } from '../lib/production-tree.mjs';

const checkouts = [];
after(() => {
  for (const folder of checkouts) rmSync(folder, { recursive: true });
});

/** A checkout with these files; a package.json is given as an object. */
function checkout(files) {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-tree-'));
  checkouts.push(folder);
  const sources = { 'src-shared/a.ts': '', 'src-main/a.ts': '', 'src-renderer/a.ts': '' };
  for (const [path, content] of Object.entries({ ...sources, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const manifest = (version, more = {}) => ({ version, license: 'MIT', ...more });

test('a package brings everything behind it, the nested copy before the shared one', () => {
  const folder = checkout({
    'node_modules/a/package.json': manifest('1.0.0', { dependencies: { b: '2' } }),
    'node_modules/a/node_modules/b/package.json': manifest('2.0.0', { dependencies: { a: '1', c: '1' } }),
    'node_modules/b/package.json': manifest('1.0.0'),
    'node_modules/c/package.json': manifest('1.0.0'),
    'node_modules/unused/package.json': manifest('1.0.0'),
  });
  const paths = packagesBehind(['a'], { folder }).map(({ path }) => path);
  assert.deepEqual(paths, ['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c']);
});

test('an optional package of another system may be missing, any other may not', () => {
  const folder = checkout({
    'node_modules/a/package.json': manifest('1.0.0', { optionalDependencies: { 'a-win32': '1' } }),
    'node_modules/d/package.json': manifest('1.0.0', { dependencies: { gone: '1' } }),
  });
  assert.equal(packagesBehind(['a'], { folder }).length, 1);
  assert.throws(
    () => packagesBehind(['d'], { folder }),
    /gone, which node_modules\/d needs, is not installed/,
  );
});

test('of the real tree, what only an install step needs stays out of the package', () => {
  const running = packagesBehind(productionRoots()).map(({ name }) => name);
  for (const name of ['sharp', '@img/sharp-wasm32', '@julusian/jpeg-turbo', 'pkg-prebuilds', 'ws']) {
    assert.ok(running.includes(name), name);
  }
  const idle = packagesNotAtRunTime();
  assert.ok(idle.includes('node_modules/cmake-js'));
  assert.ok(!idle.some(path => running.includes(path.slice('node_modules/'.length))));
});

test('imports are told from everything else', () => {
  const source = `import { z } from 'zod';
import '@mantine/core/styles.css';
import type { A } from "@orpc/client/ws";
import a from './a.ts'; import b from '#shared/b'; import fs from 'node:fs'; import { app } from 'electron';
const later = await import('uplot');
export * from 'idb-keyval';`;
  assert.deepEqual(packagesIn(source), ['zod', '@mantine/core', '@orpc/client', 'uplot', 'idb-keyval']);
  assert.deepEqual(packagesIn("@import '@fontsource-variable/inter/wght.css';"), [
    '@fontsource-variable/inter',
  ]);
});

test('the notices name every package with its licence and the text that it brings', () => {
  const folder = checkout({
    'package.json': { dependencies: { loaded: '1' } },
    'src-renderer/page.tsx': "import { b } from 'bundled';",
    'src-renderer/page.test.tsx': "import { b } from 'only-tested';",
    'node_modules/loaded/package.json': manifest('1.2.3', { dependencies: { deep: '1' } }),
    'node_modules/loaded/LICENSE': 'Copyright of the loaded',
    'node_modules/deep/package.json': manifest('4.0.0', { license: undefined }),
    'node_modules/deep/LICENCE.md': 'Copyright of the deep',
    'node_modules/bundled/package.json': manifest('5.0.0', { license: { type: 'ISC' } }),
  });
  const text = notices(folder);
  assert.match(text, /^loaded 1\.2\.3 \(MIT\)\n\nCopyright of the loaded$/m);
  assert.match(text, /^deep 4\.0\.0\n\nCopyright of the deep$/m);
  assert.match(text, /^bundled 5\.0\.0 \(ISC\)$/m);
  assert.ok(!text.includes('only-tested'));
});

test('a package that does not say its licence is not shipped in silence', () => {
  const folder = checkout({
    'package.json': { dependencies: { mute: '1' } },
    'node_modules/mute/package.json': { version: '1.0.0' },
  });
  assert.throws(() => notices(folder), /mute 1\.0\.0 does not say its licence/);
});
