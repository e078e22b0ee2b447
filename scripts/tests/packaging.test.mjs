import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { icnsOf, icoOf } from '../lib/icon-files.mjs';
import { isForOthers, makePackage } from '../lib/packaging.mjs';
import { repo } from '../lib/repo.mjs';
import { stubCheckout } from './stub-checkout.mjs';

const DEVELOPMENT = { origin: 'registry', folder: '/nowhere', binary: '/nowhere/electron' };

for (const args of [
  ['--linux'],
  ['--linux', 'deb'],
  ['--linux', 'dir', 'AppImage'],
  ['--win'],
  ['--mac', 'dir'],
  ['-p', 'always'],
]) {
  test(`the development runtime is not packed by ${args.join(' ')}`, async () => {
    await assert.rejects(makePackage(DEVELOPMENT, args), /must not be shipped.+--linux dir/s);
  });
}

test('npm run package packs the runtime that is named, with the notices, and publishes nothing', {
  skip: process.platform !== 'linux',
}, () => {
  const { status, argv, notices } = packageInStub(['--linux', 'dir']);
  assert.equal(status, 0);
  assert.deepEqual(argv.slice(0, 3), ['--linux', 'dir', '--publish=never']);
  assert.ok(argv.some(arg => /^--config\.electronDist=.+\/runtime$/.test(arg)));
  assert.ok(argv.includes('--config.electronVersion=45.4.1'));
  assert.ok(argv.includes('--config.directories.output=dist'));
  assert.ok(notices);
});

test('without arguments it makes what is configured for this system', {
  skip: process.platform !== 'linux',
}, () => {
  assert.equal(packageInStub([]).argv[0], '--linux');
});

test('a runtime with an app in it is not packed', { skip: process.platform !== 'linux' }, () => {
  const { status, stderr } = packageInStub([], { 'runtime/resources/app/package.json': '{}' });
  assert.equal(status, 1);
  assert.match(stderr, /a package needs a clean runtime/);
});

/** Runs `npm run package` in a throwaway checkout, whose electron-builder only says how it was called. */
function packageInStub(args, files = {}) {
  const checkout = stubCheckout({
    'out/main/app.js': '',
    'src-main/app.ts': '',
    'src-shared/a.ts': '',
    'src-renderer/a.ts': '',
    'node_modules/electron-builder/package.json': '{"bin":{"electron-builder":"cli.js"}}',
    'node_modules/electron-builder/cli.js':
      "for (const arg of process.argv.slice(2)) console.log('arg:', arg)",
    'runtime/electron': '',
    'runtime/version': '45.4.1',
    ...files,
  });
  const runtime = join(checkout.folder, 'runtime');
  try {
    chmodSync(join(runtime, 'electron'), 0o755);
    const result = spawnSync('npm', ['run', '--silent', 'package', '--', ...args], {
      cwd: checkout.folder,
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime },
    });
    const argv = [...result.stdout.matchAll(/^arg: (.*)$/gm)].map(([, arg]) => arg);
    const notices = existsSync(join(checkout.folder, 'resources/THIRD-PARTY-NOTICES.txt'));
    return { status: result.status, stderr: result.stderr, argv, notices };
  } finally {
    checkout.remove();
  }
}

test('a runtime of this machine goes into no package for another', () => {
  const here = { platform: 'linux', arch: 'x64' };
  const others = ['--win', '--windows', '-w', '--mac', '-m', '--arm64', '--armv7l', '--universal'];
  assert.deepEqual(
    others.filter(flag => isForOthers(flag, here)),
    others,
  );
  for (const flag of ['--linux', '-l', 'deb', 'dir', '--x64', '--dir'])
    assert.ok(!isForOthers(flag, here), flag);
  assert.ok(isForOthers('--x64', { platform: 'darwin', arch: 'arm64' }));
});

const resource = name => readFileSync(join(repo, 'resources', name));

/** Sides of a PNG by its header (PNG specification, IHDR). */
const sidesOf = png => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('every icon of Linux is as large as its name says', () => {
  for (const side of [16, 24, 32, 48, 64, 128, 256, 512]) {
    assert.deepEqual(sidesOf(resource(`icons/${side}x${side}.png`)), [side, side]);
  }
  assert.deepEqual(sidesOf(resource('icon.png')), [512, 512]);
});

test('the icons of Windows and macOS hold the pictures that they promise', () => {
  assert.deepEqual(icoSides(resource('icon.ico')), [16, 24, 32, 48, 64, 128, 256]);
  assert.deepEqual(icoSides(resource('tray.ico')), [16, 20, 24, 32, 48]);
  assert.deepEqual(Object.keys(icnsParts(resource('icon.icns'))).sort(), [
    'ic07',
    'ic08',
    'ic09',
    'ic10',
    'ic11',
    'ic12',
    'ic13',
    'ic14',
  ]);
  assert.deepEqual(sidesOf(icnsParts(resource('icon.icns')).ic10), [1024, 1024]);
});

test('both kinds of icon hold what was put into them', () => {
  const png = side => Buffer.from(`a picture of ${side}`);
  const ico = icoOf([16, 256].map(side => ({ side, png: png(side) })));
  assert.deepEqual(
    icoPictures(ico).map(picture => picture.toString()),
    ['a picture of 16', 'a picture of 256'],
  );
  assert.equal(icnsParts(icnsOf(png)).ic08.toString(), 'a picture of 256');
});

function icoEntries(ico) {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => 6 + 16 * index);
}

function icoPictures(ico) {
  return icoEntries(ico).map(at => {
    const offset = ico.readUInt32LE(at + 12);
    return ico.subarray(offset, offset + ico.readUInt32LE(at + 8));
  });
}

/** As the directory says it, and as each picture does. */
function icoSides(ico) {
  const told = icoEntries(ico).map(at => ico.readUInt8(at) || 256);
  assert.deepEqual(
    icoPictures(ico).map(picture => sidesOf(picture)[0]),
    told,
  );
  return told;
}

function icnsParts(icns) {
  assert.equal(icns.toString('latin1', 0, 4), 'icns');
  assert.equal(icns.readUInt32BE(4), icns.length);
  const parts = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    parts[icns.toString('latin1', at, at + 4)] = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
  }
  return parts;
}
