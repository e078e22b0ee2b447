import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { api } from './support/api.ts';
import { inked, shownBy } from './support/pictures.ts';
import { type PythonClient, python } from './support/python.ts';
import { type Served, serve } from './support/serve.ts';
import { temporaryFolder } from './support/temporary.ts';

/** TouchDesigner straight to a display, with Lienzo beside it: the components of the kit, over real sockets. */
test.describe.configure({ mode: 'serial' });

let engine: Served;

test.beforeAll(async () => {
  engine = await serve(['--virtual', '1']);
  const { id } = display();
  await api(engine, 'PUT', `/displays/${id}/routed`, { routed: false });
});
test.afterAll(async () => {
  await engine.stop();
});

function display() {
  const [first] = engine.displays;
  if (!first) throw new Error('serve started no display');
  return first;
}

/** What a person sees who looks at the component: its parameters, and the channels that come out of it. */
interface Seen {
  readonly page: Readonly<Record<string, string | number | boolean>>;
  readonly channels: Readonly<Record<string, number>>;
  readonly textport: readonly string[];
}

/** One of the kit's components in a project of its own. */
class Direct {
  readonly #python: PythonClient;
  #commands = 0;

  constructor(component: 'p3a_stream' | 'p3a_upload', http: string = display().http) {
    this.#python = python('td_direct.py', temporaryFolder(), component, new URL(http).host);
  }

  /** See e2e/python/td_direct.py. */
  async do(action: string, fields: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#commands += 1;
    const number = this.#commands;
    this.#python.child.stdin?.write(`${JSON.stringify({ ...fields, do: action, of: number })}\n`);
    const answer = await this.#python.until(({ of }) => of === number);
    if (answer.event !== 'done') throw new Error(`${action}: ${String(answer['reason'])}`);
    return answer;
  }

  async feed(colour: string, size?: readonly [number, number]): Promise<void> {
    await this.do('feed', { colour, ...(size ? { size } : {}) });
  }

  async set(name: string, value: unknown): Promise<void> {
    await this.do('set', { name, value });
  }

  async see(): Promise<Seen> {
    return (await this.do('see')) as Seen;
  }

  async error(): Promise<unknown> {
    return (await this.see()).page['Error'];
  }

  async stop(): Promise<void> {
    await this.#python.stop();
  }
}

const COLOURS = { crimson: [220, 20, 60], teal: [0, 128, 128], gold: [255, 215, 0] } as const;

async function shows(colour: keyof typeof COLOURS): Promise<void> {
  const look = async () => 1 - inked(await shownBy(display().http), COLOURS[colour]);
  await expect.poll(look).toBeGreaterThan(0.99);
}

async function stats(): Promise<{ clients: number; frames_invalid: number; frames_shown: number }> {
  const answer = await fetch(`${display().http}/network/stats`);
  return ((await answer.json()) as { data: Awaited<ReturnType<typeof stats>> }).data;
}

async function setConfig(change: object): Promise<void> {
  const answer = await fetch(`${display().http}/config?merge=true`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  expect(answer.status).toBe(200);
}

/** A display that has a status, and 404 for all that is live. */
async function oldFirmware(): Promise<{ http: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const isStatus = request.url === '/status';
    const body = isStatus
      ? { ok: true, data: { state: 'READY', api_version: 1 } }
      : { ok: false, error: 'x', code: 'NOT_FOUND' };
    request.resume();
    response
      .writeHead(isStatus ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  return { http: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** A streaming client of another address than TouchDesigner's. */
async function stranger(): Promise<WebSocket> {
  const socket = new WebSocket(display().stream, { localAddress: '127.0.0.2' });
  await once(socket, 'open');
  return socket;
}

test('S1 S4 what TouchDesigner streams is on the panel, and follows it', async () => {
  const direct = new Direct('p3a_stream');
  try {
    await direct.feed('crimson');
    await shows('crimson');
    await direct.feed('teal');
    await shows('teal');
    await expect
      .poll(async () => (await direct.see()).page)
      .toMatchObject({
        Error: '',
        Streaming: true,
        Status: `Streaming to ${display().name}`,
      });
    // Nothing is said that nobody asked for: the installer's lines are all there are.
    expect((await direct.see()).textport.every(line => line.startsWith('Lienzo: '))).toBe(true);
    expect((await stats()).frames_invalid).toBe(0);
  } finally {
    await direct.stop();
  }
  await expect.poll(async () => (await stats()).clients).toBe(0);
});

test('it streams on while the timeline is paused, with a parameter deleted, and says which one', async () => {
  const direct = new Direct('p3a_stream');
  try {
    await direct.feed('crimson');
    await shows('crimson');
    await direct.do('pause');
    await direct.do('delete', { name: 'Quality' });
    await direct.feed('teal');
    await shows('teal');
    await expect
      .poll(() => direct.error())
      .toContain('The parameter Quality is missing: run install.py again');
    // A picture that stands still costs TouchDesigner nothing: it is looked at once in some seconds.
    await direct.feed('crimson');
    await shows('crimson');
    const count = async () => (await direct.do('count')) as { frames: number; encoded: number };
    const before = await count();
    await expect.poll(async () => (await count()).frames).toBeGreaterThan(before.frames + 60);
    expect((await count()).encoded).toBeLessThan(before.encoded + 5);
  } finally {
    await direct.stop();
  }
});

test('S6 touches on the panel are channels of the component', async () => {
  const direct = new Direct('p3a_stream');
  const touch = (phase: string, x: number) =>
    fetch(`${display().http}/debug/touch`, {
      method: 'POST',
      body: JSON.stringify({ x, y: 0.5, phase, id: 7 }),
    });
  try {
    await direct.feed('gold');
    await shows('gold');
    expect((await touch('down', 0.25)).status).toBe(200);
    await expect
      .poll(async () => (await direct.see()).channels)
      .toMatchObject({ connected: 1, touch1_down: 1, touch1_x: 0.25, touch1_y: 0.5, touch1_count: 1 });
    await touch('move', 0.75);
    await touch('up', 0.75);
    await expect
      .poll(async () => (await direct.see()).channels)
      .toMatchObject({ touch1_down: 0, touch1_x: 0.75, touch1_count: 1 });
  } finally {
    await direct.stop();
  }
});

test('S7 a slot that somebody else has is said, and taken when it is free', async () => {
  const holder = await stranger();
  const direct = new Direct('p3a_stream');
  try {
    await direct.feed('crimson');
    await expect.poll(() => direct.error()).toContain('Somebody else streams to this display');
    expect(holder.readyState).toBe(WebSocket.OPEN);
    holder.close();
    await shows('crimson');
    await expect.poll(() => direct.error()).toBe('');
  } finally {
    holder.terminate();
    await direct.stop();
  }
});

test('D5 S3 a picture that is over max_frame comes with less quality, and none is ever invalid', async () => {
  const direct = new Direct('p3a_stream');
  try {
    await direct.set('Quality', 1);
    await direct.feed('teal');
    await shows('teal');
    await direct.do('feed', { noise: 1 });
    await expect.poll(async () => inked(await shownBy(display().http), COLOURS.teal)).toBeGreaterThan(0.9);
    const { page } = await direct.see();
    expect(page['Qualitynow']).toBeLessThan(1);
    expect(page['Error']).toBe('');
    expect((await stats()).frames_invalid).toBe(0);
  } finally {
    await direct.stop();
  }
});

test('S4 a picture of another size is refused with the TOP to put before it', async () => {
  const direct = new Direct('p3a_stream');
  try {
    await direct.feed('gold');
    await shows('gold');
    // The stand-in's Fit TOP fits nothing, as one that somebody has set otherwise.
    await direct.feed('crimson', [1280, 720]);
    await expect.poll(() => direct.error()).toMatch(/1280 x 720.*Fit TOP/);
    await direct.feed('teal');
    await shows('teal');
    await expect.poll(() => direct.error()).toBe('');
    expect((await stats()).frames_invalid).toBe(0);
  } finally {
    await direct.stop();
  }
});

test('a stream that is switched off at the display is said, and comes back when it is on', async () => {
  const direct = new Direct('p3a_stream');
  try {
    await direct.feed('crimson');
    await shows('crimson');
    await setConfig({ stream_mode: 'off' });
    await expect.poll(() => direct.error()).toContain('set stream_mode to websocket');
    await direct.feed('gold');
    await setConfig({ stream_mode: 'websocket' });
    await shows('gold');
  } finally {
    await setConfig({ stream_mode: 'websocket' });
    await direct.stop();
  }
});

for (const way of ['raw', 'upload']) {
  test(`D2 D3 way ${way}: one request after the other, and the newest picture is shown`, async () => {
    const direct = new Direct('p3a_upload');
    try {
      await direct.set('Way', way);
      await direct.set('Fps', 30);
      for (const colour of ['crimson', 'teal', 'gold'] as const) {
        await direct.feed(colour);
        await shows(colour);
      }
      await expect.poll(() => direct.error()).toBe('');
      await setConfig({ upload_enable: false });
      await direct.feed('teal');
      await expect.poll(() => direct.error()).toContain('set upload_enable to true');
    } finally {
      await setConfig({ upload_enable: true });
      await direct.stop();
    }
  });
}

test('an old firmware, which knows neither way, is said', async () => {
  const old = await oldFirmware();
  const [stream, upload] = [new Direct('p3a_stream', old.http), new Direct('p3a_upload', old.http)];
  try {
    await expect.poll(() => stream.error()).toMatch(/firmware.*update it/);
    await expect.poll(() => upload.error()).toMatch(/404 on \/display\/raw.*update it/);
  } finally {
    await Promise.all([stream.stop(), upload.stop()]);
    await old.stop();
  }
});

test('S8 the display goes and comes back: TouchDesigner goes on, and its picture of that moment is there', async () => {
  const direct = new Direct('p3a_stream');
  try {
    await direct.feed('crimson');
    await shows('crimson');
    const { dataFolder } = engine;
    await engine.stop();
    await expect.poll(() => direct.error()).toContain('No display answers');
    const before = (await direct.do('count')) as { frames: number };
    await direct.feed('teal');
    // The same data: the virtual display is on its old ports.
    engine = await serve([], dataFolder);
    await shows('teal');
    await expect.poll(() => direct.error()).toBe('');
    expect(((await direct.do('count')) as { frames: number }).frames).toBeGreaterThan(before.frames);
  } finally {
    await direct.stop();
  }
});
