import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { hasDisplay } from '../lib/display.mjs';
import { isDebianLike, missingPackages } from '../lib/ensure-test-machine.mjs';
import { stubCheckout, stubProgram } from './stub-checkout.mjs';

test('Debian, Ubuntu and their children are known by os-release', () => {
  assert.ok(isDebianLike('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'));
  assert.ok(isDebianLike('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'));
  assert.ok(isDebianLike('ID=linuxmint\nID_LIKE="ubuntu debian"\n'));
  assert.ok(!isDebianLike('ID=fedora\nHOME_URL="https://debian.example/"\n'));
  assert.ok(!isDebianLike(''));
});

test('only what is installed under neither of its names is missing', () => {
  const all = missingPackages([]);
  assert.ok(all.includes('xvfb') && all.includes('libasound2'));
  assert.deepEqual(missingPackages(all), []);
  assert.deepEqual(missingPackages(all.map(name => (name.startsWith('lib') ? `${name}t64` : name))), []);
  assert.deepEqual(missingPackages(all.filter(name => name !== 'chromium')), ['chromium']);
});

test('a screen is asked for on Linux only', () => {
  assert.equal(hasDisplay({}, 'linux'), false);
  assert.equal(hasDisplay({ DISPLAY: ':0' }, 'linux'), true);
  assert.equal(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), true);
  assert.equal(hasDisplay({}, 'darwin'), true);
});

const onDebian = existsSync('/etc/os-release') && isDebianLike(readFileSync('/etc/os-release', 'utf8'));

test('missing packages are installed by root, and named to anyone else', { skip: !onDebian }, () => {
  const checkout = stubCheckout();
  try {
    const present = missingPackages([]).filter(name => name !== 'xvfb' && name !== 'libasound2');
    stubProgram(checkout.folder, 'dpkg-query', `printf 'installed %s\\n' ${present.join(' ')}`);
    stubProgram(checkout.folder, 'apt-cache', 'echo xvfb; echo libasound2t64');
    const bin = stubProgram(checkout.folder, 'apt-get', 'true');
    const code = "import('./scripts/lib/ensure-test-machine.mjs').then(m => m.ensureTestMachine())";
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const result = spawnSync(process.execPath, ['-e', code], { cwd: checkout.folder, encoding: 'utf8', env });
    const calls = readFileSync(join(checkout.folder, 'calls'), 'utf8').split('\n');
    const aptCalls = calls.filter(call => call.startsWith('apt-get'));
    if (process.getuid() === 0) {
      assert.equal(result.status, 0, result.stderr);
      assert.deepEqual(aptCalls, [
        'apt-get update -qq',
        'apt-get install -y -qq --no-install-recommends xvfb libasound2t64',
      ]);
    } else {
      assert.notEqual(result.status, 0);
      assert.deepEqual(aptCalls, []);
      assert.match(result.stderr, /sudo apt-get install --no-install-recommends xvfb libasound2t64/);
    }
  } finally {
    checkout.remove();
  }
});
