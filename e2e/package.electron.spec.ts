import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { Artist, newDevice } from './support/artist.ts';
import { freePort } from './support/free-port.ts';
import { listeningSockets } from './support/listening.ts';
import {
  type PackagedApp,
  packagedArguments,
  packagedBinary,
  startPackagedApp,
} from './support/packaged-app.ts';
import { inked, shownBy } from './support/pictures.ts';
import { python } from './support/python.ts';
import { temporaryFolder } from './support/temporary.ts';

/** The app as it would be installed. Nothing can look inside it any more, so it is asked from outside, as everybody is. */
test.describe.configure({ mode: 'serial' });

let app: PackagedApp;
let display = '';
let room = '';

const resources = () =>
  process.platform === 'darwin'
    ? path.resolve(packagedBinary(), '../../Resources')
    : path.join(path.dirname(packagedBinary()), 'resources');

const framesShown = async () => {
  const response = await fetch(`${display}/network/stats`);
  return ((await response.json()) as { data: { frames_shown: number } }).data.frames_shown;
};

test.beforeAll(async () => {
  app = await startPackagedApp();
});

test.afterAll(async () => {
  await app.stop();
});

test('starts with a fresh data folder and feeds its virtual display', async () => {
  await expect(async () => {
    const state = await app.state();
    expect(state.displays).toMatchObject([{ virtual: true, routed: true, health: 'live' }]);
    display = state.displays[0]?.address ?? '';
    room = state.room.code;
  }).toPass({ timeout: 30_000 });
  await expect.poll(framesShown).toBeGreaterThan(0);
  expect(inked(await shownBy(display))).toBe(0);
  await expect.poll(app.said).toContain('the window is shown');
});

test('hands out the viewer’s page and the kit for TouchDesigner, which are inside the archive', async () => {
  const page = await fetch(`${app.http}/view/${room}`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const kit = await fetch(`${app.http}/td/install.py?room=${room}`);
  expect(kit.status).toBe(200);
  const text = await kit.text();
  for (const file of ['install.py', 'lienzo_kit.py', 'socket_callbacks.py', 'p3a_stream.py']) {
    expect(text).toContain(`"${file}"`);
  }
});

test('paints, encodes and shows what an artist draws over the network', async () => {
  const before = await framesShown();
  const artist = await Artist.join(newDevice('anna'), app.http, room);
  for (let stroke = 0; stroke < 40; stroke += 1) artist.draw();
  await artist.acknowledged(40);
  await expect.poll(async () => inked(await shownBy(display))).toBeGreaterThan(0.001);
  expect(await framesShown()).toBeGreaterThan(before);
  artist.close();
});

test('R19 takes in the JPEG and PNG pictures of a peer', async () => {
  const before = inked(await shownBy(display));
  const peer = python('seed_peer.py', '--url', `${app.http.replace('http', 'ws')}/?room=${room}`);
  await peer.until(({ event, kind }) => event === 'sent' && kind === 'end');
  await expect.poll(async () => inked(await shownBy(display))).toBeGreaterThan(before + 0.01);
  await peer.stop();
});

test('is seen by this machine alone until the operator has chosen a network', async () => {
  expect((await app.state()).network.choice).toBeUndefined();
  test.skip(process.platform !== 'linux', 'only Linux lets a test look at the sockets of a process');
  const sockets = await listeningSockets(app.child.pid ?? 0);
  // The relay, and the two ports of the virtual display.
  expect(sockets.length).toBeGreaterThanOrEqual(3);
  expect(sockets.filter(({ loopback }) => !loopback)).toEqual([]);
});

test('is there once: a second start ends at once', async () => {
  const second = spawn(packagedBinary(), packagedArguments(app.dataFolder), { stdio: 'ignore' });
  const [code] = await once(second, 'exit', { signal: AbortSignal.timeout(20_000) });
  expect(code).toBe(0);
  expect((await app.state()).room.code).toBe(room);
});

test('does not become a Node that runs what it is given', async () => {
  const script = path.join(temporaryFolder(), 'script.cjs');
  await writeFile(script, 'console.log("I am Node")');
  // As a Node it would run the script; as the app it finds itself running already, and ends.
  const second = spawn(packagedBinary(), [script, ...packagedArguments(app.dataFolder)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  second.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await once(second, 'close', { signal: AbortSignal.timeout(20_000) });
  expect(printed).not.toContain('I am Node');
});

test('keeps a log without the operator’s token', async () => {
  const log = await readFile(path.join(app.dataFolder, 'logs', 'lienzo.log'), 'utf8');
  expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info app: Lienzo .+ starts/);
  const token = (await readFile(path.join(app.dataFolder, 'operator-token'), 'utf8')).trim();
  expect(log).not.toContain(token);
});

test('SIGTERM ends it in order, without a question, although the show is on', async () => {
  expect((await app.state()).displays).toMatchObject([{ health: 'live' }]);
  expect(await app.stop()).toBe(0);
  // SQLite takes its write-ahead log away when the store was closed, and leaves it when the process just ended.
  expect(existsSync(path.join(app.dataFolder, 'lienzo.db'))).toBe(true);
  expect(existsSync(path.join(app.dataFolder, 'lienzo.db-wal'))).toBe(false);
});

test('opens no inspector, whatever the command line and the environment say', async () => {
  const port = await freePort();
  const inspected = await startPackagedApp([`--inspect=127.0.0.1:${port}`], {
    NODE_OPTIONS: `--inspect=127.0.0.1:${port}`,
  });
  try {
    await expect(async () => void (await inspected.state())).toPass({ timeout: 30_000 });
    await expect(fetch(`http://127.0.0.1:${port}/json/version`)).rejects.toThrow();
    expect(inspected.said()).not.toContain('Debugger listening');
  } finally {
    expect(await inspected.stop()).toBe(0);
  }
});

test('has its fuses set', async () => {
  const wire = await getCurrentFuseWire(packagedBinary());
  const disabled = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  const enabled = [
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.EnableCookieEncryption,
  ];
  expect(disabled.map(fuse => wire[fuse])).toEqual(disabled.map(() => FuseState.DISABLE));
  expect(enabled.map(fuse => wire[fuse])).toEqual(enabled.map(() => FuseState.ENABLE));
});

test('holds the native files of its own platform, and nobody else’s', async () => {
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'the list is that of Linux on x64');
  const unpacked = path.join(resources(), 'app.asar.unpacked');
  const files = await readdir(unpacked, { recursive: true });
  const native = files
    .filter(name => /\.(node|so(\.\d+)*|dylib|dll|exe|wasm)$/.test(name))
    .map(name => path.basename(name));
  expect(native.sort()).toEqual([
    '@photostructure+sqlite.glibc.node',
    'libturbojpeg.so.0',
    'node-napi-v7.node',
    expect.stringMatching(/^sharp-wasm32-.+\.node\.wasm$/),
    'skia.linux-x64-gnu.node',
  ]);
});

test('brings the licences of what it is made of', async () => {
  const notices = await readFile(path.join(resources(), 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of [
    'sharp ',
    '@img/sharp-wasm32 ',
    'react ',
    '@mantine/core ',
    'ws ',
    '@fontsource-variable/inter ',
  ]) {
    expect(notices).toContain(`\n${name}`);
  }
  expect(notices).toContain('Independent JPEG Group');
  test.skip(process.platform === 'darwin', 'there they lie elsewhere');
  expect(existsSync(path.join(path.dirname(packagedBinary()), 'LICENSES.chromium.html'))).toBe(true);
});
