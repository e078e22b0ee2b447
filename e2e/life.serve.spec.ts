import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { REPOSITORY, serve } from './support/serve.ts';

/** `serve` as a program: what it prints, how it refuses, how it ends. */
const ENTRY = path.join(REPOSITORY, 'out', 'main', 'serve.js');

function refused(...args: string[]) {
  return spawnSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8', timeout: 20_000 });
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
    await engine.remove();
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`R4 ${signal} tells every client 1001 and ends with 0`, async () => {
    const engine = await serve(['--room', 'AAAAAA']);
    const client = new WebSocket(`${engine.relay}/?room=AAAAAA`);
    await once(client, 'open');
    const closed = once(client, 'close');
    expect(await engine.stop(signal)).toBe(0);
    expect((await closed)[0]).toBe(1001);
    await engine.remove();
  });
}

test('a signal to npm reaches the engine, and no process is left', async () => {
  const data = await mkdtemp(path.join(os.tmpdir(), 'lienzo-e2e-'));
  const npm = spawn(
    'npm',
    ['run', '--silent', 'serve', '--', '--ready-json', '--port', '0', '--data', data],
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
  await second.remove();
});

test('a port in use ends with one sentence and 1', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const data = await mkdtemp(path.join(os.tmpdir(), 'lienzo-e2e-'));
  const result = refused('--port', String(port), '--data', data);
  taken.close();
  expect(result.status).toBe(1);
  expect(result.stderr).toContain(`port ${port}`);
  expect(result.stderr.split('\n').filter(text => text.startsWith('lienzo:'))).toHaveLength(1);
});

test('an unwritable data folder ends with one sentence and 1', async () => {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'lienzo-e2e-'));
  // A file where the folder should be: refused to everyone, root too.
  const blocked = path.join(parent, 'file');
  await writeFile(blocked, '');
  await mkdir(path.join(parent, 'locked'));
  await chmod(path.join(parent, 'locked'), 0o500);
  const result = refused('--port', '0', '--data', path.join(blocked, 'data'));
  expect(result.status).toBe(1);
  expect(result.stderr).toContain(blocked);
});

test('a bad room code ends with one sentence and 1', () => {
  const result = refused('--port', '0', '--room', 'O0O0O0');
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('cannot be a room code');
});
