import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { stubCheckout } from './stub-checkout.mjs';

// Elsewhere a screen is always there, nobody is root, and a shell script is no Electron.
const linux = { skip: process.platform !== 'linux' };
const isRoot = process.getuid?.() === 0;

test(
  'with a screen, start opens the named Electron on this checkout and hands its arguments on',
  linux,
  () => {
    const { folder, status, argv } = start(['--lang=es', 'two words']);
    assert.equal(status, 7, 'the end of Electron is the end of start');
    assert.deepEqual(argv, [...(isRoot ? ['--no-sandbox'] : []), folder, '--lang=es', 'two words']);
  },
);

test('start says when it weakens the sandbox, and only then', linux, () => {
  const { stderr } = start([]);
  const said = stderr.split('\n').filter(line => line.includes('--no-sandbox'));
  assert.equal(said.length, isRoot ? 1 : 0);
  if (isRoot) assert.match(said[0], /running as root/);
});

test('Electron does not inherit what would make it a plain Node', linux, () => {
  const { stdout } = start([], { ELECTRON_RUN_AS_NODE: '1' });
  assert.match(stdout, /^as node: no$/m);
});

test('an Electron folder without an Electron is said in one sentence', linux, () => {
  const { status, stderr } = start([], {}, 'not-electron');
  assert.equal(status, 1);
  assert.match(stderr, /There is no Electron at .+ELECTRON_OVERRIDE_DIST_PATH/);
});

test(
  'the folder in ELECTRON_OVERRIDE_DIST_PATH comes before the Electron of the package, and that before a download',
  linux,
  () => {
    assert.match(start([]).stdout, /^i am the override$/m);
    assert.match(start([], { ELECTRON_OVERRIDE_DIST_PATH: '' }).stdout, /^i am the package$/m);
  },
);

/**
 * Runs `npm start` in a throwaway checkout with two runtimes, one in its package and one in a folder `override` with the name
 * `program`. Each tells how it was started, and ends with 7.
 */
function start(args, env = {}, program = 'electron') {
  const checkout = stubCheckout({
    'out/main/app.js': '',
    'node_modules/electron/package.json': '{"version":"1.2.3"}',
    'node_modules/electron/path.txt': 'electron',
    'node_modules/electron/dist/version': 'v1.2.3',
    'node_modules/electron/dist/electron': electronNamed('package'),
    [`override/${program}`]: electronNamed('override'),
  });
  const folder = realpathSync(checkout.folder);
  const override = join(folder, 'override');
  try {
    chmodSync(join(folder, 'node_modules/electron/dist/electron'), 0o755);
    chmodSync(join(override, program), 0o755);
    const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent', '--', ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 20_000,
      env: {
        ...process.env,
        DISPLAY: ':0',
        WAYLAND_DISPLAY: '',
        ELECTRON_OVERRIDE_DIST_PATH: override,
        ...env,
      },
    });
    const argv = [...stdout.matchAll(/^arg: (.*)$/gm)].map(([, arg]) => arg);
    return { folder, status, stdout, stderr, argv };
  } finally {
    checkout.remove();
  }
}

function electronNamed(name) {
  return `#!/bin/sh
echo "i am the ${name}"
printf 'arg: %s\\n' "$@"
echo "as node: \${ELECTRON_RUN_AS_NODE:-no}"
exit 7
`;
}
