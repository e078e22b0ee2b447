import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { completeLock, gapsOf } from '../lib/complete-lock.mjs';
import { repo } from '../lib/repo.mjs';

test('our own lock file has no gap, so that npm ci takes it on every platform', () => {
  const lock = JSON.parse(readFileSync(join(repo, 'package-lock.json'), 'utf8'));
  const missing = gapsOf(lock).map(gap => gap.path);
  assert.deepEqual(missing, [], 'run: node scripts/complete-lock.mjs --write');
});

const lock = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { paint: '1.0.0' } },
    'node_modules/paint': {
      version: '1.0.0',
      optionalDependencies: {
        '@paint/linux-x64-gnu': '1.0.0',
        '@paint/linux-arm64-musl': '1.0.0',
        '@paint/win32-ia32': '1.0.0',
      },
    },
    'node_modules/@paint/linux-x64-gnu': { version: '1.0.0', optional: true },
    'node_modules/lint': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@lint/darwin-arm64': '2.0.0' },
    },
  },
};

test('a gap is filled with the platform that the name tells', () => {
  const { packages } = completeLock(lock);
  assert.deepEqual(packages['node_modules/@paint/linux-arm64-musl'], {
    version: '1.0.0',
    cpu: ['arm64'],
    libc: ['musl'],
    os: ['linux'],
    optional: true,
  });
  assert.deepEqual(packages['node_modules/@paint/win32-ia32'], {
    version: '1.0.0',
    cpu: ['ia32'],
    os: ['win32'],
    optional: true,
  });
  assert.equal(packages['node_modules/@lint/darwin-arm64'].dev, true);
});

test('what is there stays as it is, and a completed lock has no gap', () => {
  const completed = completeLock(lock);
  assert.deepEqual(gapsOf(completed), []);
  for (const [path, entry] of Object.entries(lock.packages))
    assert.deepEqual(completed.packages[path], entry);
  assert.deepEqual(completeLock(completed), completed);
});

test('a package nested beside its parent counts as present', () => {
  const nested = structuredClone(lock);
  nested.packages['node_modules/paint/node_modules/@paint/win32-ia32'] = { version: '1.0.0', optional: true };
  assert.ok(!gapsOf(nested).some(gap => gap.path.endsWith('win32-ia32')));
});

test('a name without a platform is refused rather than guessed', () => {
  const odd = structuredClone(lock);
  odd.packages['node_modules/paint'].optionalDependencies = { fsevents: '2.3.3' };
  assert.throws(() => completeLock(odd), /fsevents/);
});
