import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { api } from './support/api.ts';
import { REPOSITORY, serve } from './support/serve.ts';
import { temporaryFolder } from './support/temporary.ts';

/** `serve` as a program: what it prints, how it refuses, how it ends. */
const ENTRY = path.join(REPOSITORY, 'out', 'main', 'serve.js');

/** What it was promised to take at most from a signal to its end. */
const ENDS_WITHIN_MS = 5_000;

/** Starts what must not start; resolves with the one sentence that it says instead. */
function refusalOf(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, ...args], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^lienzo: .+\n$/);
  return stderr;
}

test('prints exactly one line on standard output when everything listens', async () => {
  const engine = await serve(['--room', 'k7qmxd', '--virtual', '2']);
  try {
    expect(engine.rooms).toEqual([{ code: 'K7QMXD', artist: `${engine.http}/r/K7QMXD` }]);
    expect(engine.displays.map(display => display.routed)).toEqual([true, false]);
    for (const display of engine.displays) {
      const status = (await (await fetch(`${display.http}/status`)).json()) as {
        ok: boolean;
        data: { device: { mac: string } };
      };
      expect(status.data.device.mac).toBe(display.id);
    }
    expect((await fetch(`${engine.http}/healthz`)).status).toBe(200);
  } finally {
    expect(await engine.stop()).toBe(0);
  }
  expect(engine.output()).toMatch(/^\{.+\}\n$/);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`R4 ${signal} tells every client 1001, closes the store and ends with 0`, async () => {
    const engine = await serve(['--room', 'AAAAAA']);
    const client = new WebSocket(`${engine.relay}/?room=AAAAAA`);
    await once(client, 'open');
    const closed = once(client, 'close');
    const files = ['lienzo.db', 'lienzo.db-wal'].map(name => path.join(engine.dataFolder, name));
    expect(files.map(file => existsSync(file))).toEqual([true, true]);
    const signalledAt = performance.now();
    expect(await engine.stop(signal)).toBe(0);
    expect(performance.now() - signalledAt).toBeLessThan(ENDS_WITHIN_MS);
    expect((await closed)[0]).toBe(1001);
    // SQLite takes its write-ahead log away when the store was closed, and leaves it when the process just ended.
    expect(files.map(file => existsSync(file))).toEqual([true, false]);
  });
}

test('a signal to npm reaches the engine, and no process is left', async () => {
  const npm = spawn(
    'npm',
    ['run', '--silent', 'serve', '--', '--ready-json', '--port', '0', '--data', temporaryFolder()],
    {
      cwd: REPOSITORY,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [line] = (await once(npm.stdout, 'data')) as [Buffer];
  const { http } = JSON.parse(line.toString()) as { http: string };
  npm.kill('SIGTERM');
  await once(npm, 'exit');
  await expect
    .poll(() =>
      fetch(http).then(
        () => 'answers',
        () => 'gone',
      ),
    )
    .toBe('gone');
});

test('a room, its code and the displays come back with the data folder', async () => {
  const first = await serve(['--virtual', '1']);
  await first.stop();
  const second = await serve(['--virtual', '1'], first.dataFolder);
  expect(second.rooms.map(room => room.code)).toEqual(first.rooms.map(room => room.code));
  expect(second.displays.map(({ id, http }) => ({ id, http }))).toEqual(
    first.displays.map(({ id, http }) => ({ id, http })),
  );
  await second.stop();
});

test('a room that was closed is open again for whoever names it on the command line', async () => {
  const first = await serve(['--room', 'K7QMXD']);
  expect((await api(first, 'POST', '/rooms/K7QMXD/close')).status).toBe(200);
  await first.stop();
  const second = await serve(['--room', 'K7QMXD'], first.dataFolder);
  expect((await api(second, 'GET', '/state')).body.data.room).toMatchObject({ code: 'K7QMXD', open: true });
  await second.stop();
});

test('a port in use ends with one sentence and 1', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const sentence = refusalOf('--port', String(port), '--data', temporaryFolder());
  taken.close();
  expect(sentence).toContain(`port ${port}`);
});

test('an unwritable data folder ends with one sentence and 1', async () => {
  // A file where the folder should be: refused to everyone, root too.
  const blocked = path.join(temporaryFolder(), 'file');
  await writeFile(blocked, '');
  expect(refusalOf('--port', '0', '--data', path.join(blocked, 'data'))).toContain(blocked);
});

test('a settings file that was cut in half is set aside with a sentence, and never overwritten', async () => {
  const folder = temporaryFolder();
  const half = '{ "port": 8790, "language": "es", "wallR';
  await writeFile(path.join(folder, 'settings.json'), half);
  const engine = await serve([], folder);
  await engine.stop();
  expect(engine.log()).toContain('The settings could not be understood');
  const aside = (await readdir(folder)).filter(name => name.startsWith('settings.json.broken-'));
  expect(aside).toHaveLength(1);
  expect(await readFile(path.join(folder, String(aside[0])), 'utf8')).toBe(half);
});

test('a database of a newer Lienzo is refused with a sentence, and left as it is', async () => {
  const folder = temporaryFolder();
  const engine = await serve([], folder);
  await engine.stop();
  const file = path.join(folder, 'lienzo.db');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 9999');
  database.close();
  const before = await readFile(file);
  expect(refusalOf('--port', '0', '--data', folder)).toContain('newer');
  expect((await readFile(file)).equals(before)).toBe(true);
});

test('a bad room code ends with one sentence and 1', () => {
  const sentence = refusalOf('--port', '0', '--room', 'O0O0O0', '--data', temporaryFolder());
  expect(sentence).toContain('cannot be a room code');
});
