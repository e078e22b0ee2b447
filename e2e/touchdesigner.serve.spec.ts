import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { type WebSocket, WebSocketServer } from 'ws';
import { api } from './support/api.ts';
import { Artist, newDevice } from './support/artist.ts';
import { Evening, shuffled } from './support/evening.ts';
import { equal, farFrom, inked, SAME_COLOUR, shownBy } from './support/pictures.ts';
import { canvasOf, finalOf } from './support/room-viewer.ts';
import { type Served, serve } from './support/serve.ts';
import { TouchDesigner } from './support/touchdesigner.ts';

/** The kit of `td/`, as the card's line builds it, against the real relay. */
const ROOM = 'K7QMXD';

test('R1 R6 R8 R12 R16 R20 R21 one pasted line: canvas, prompt and fingers in, the program out to a display', async () => {
  const engine = await serve(['--room', ROOM, '--virtual', '1']);
  const artist = await Artist.join(newDevice('anna'), engine.http, ROOM);
  const td = await TouchDesigner.pasted(engine.http, { code: ROOM });
  try {
    await expect.poll(async () => (await td.see()).inRoom).toBe(true);

    await test.step('the canvas and the prompt', async () => {
      for (let stroke = 0; stroke < 20; stroke += 1) artist.draw();
      await artist.acknowledged(20);
      await api(engine, 'PUT', `/rooms/${ROOM}/prompt`, { prompt: 'niebla' });
      // A viewer is sent the final of the last rest: that of these strokes may still be on its way.
      await expect.poll(async () => equal(await td.canvas(), await canvasOf(engine, ROOM))).toBe(true);
      expect(inked(await canvasOf(engine, ROOM))).toBeGreaterThan(0);
      await expect
        .poll(() => td.see())
        .toMatchObject({
          prompt: 'niebla',
          error: '',
          channels: { connected: 1, drawing: 0 },
        });
    });

    await test.step('its picture is the program, and a display shows it', async () => {
      await td.do({ do: 'feed', colour: '#20a060' });
      const [display] = engine.displays;
      if (!display) throw new Error('there is no display');
      await expect.poll(async () => (await touchdesignerOf(engine)).clients[0].sends.newest?.width).toBe(720);
      await api(engine, 'PUT', '/routes', {
        targets: [{ display: display.id }],
        source: { kind: 'program', room: ROOM },
      });
      await expect
        .poll(async () => farFrom(await shownBy(display.http), [32, 160, 96]))
        .toBeLessThan(SAME_COLOUR);
    });

    await test.step('a finger on the display', async () => {
      const finger = (phase: string, x: number) =>
        fetch(`${engine.displays[0]?.http}/debug/touch`, {
          method: 'POST',
          body: JSON.stringify({ x, y: 0.25, phase, id: 3 }),
        });
      expect((await finger('down', 0.5)).status).toBeLessThan(300);
      await expect.poll(async () => (await td.see()).channels['touch1_down']).toBe(1);
      await finger('up', 0.75);
      await expect.poll(async () => (await td.see()).channels['touch1_down']).toBe(0);
      const { touches } = await td.see();
      expect(touches.slice(1).map(([, display, id, phase]) => [display, id, phase])).toContainEqual([
        engine.displays[0]?.id,
        '3',
        'down',
      ]);
    });

    await test.step('the card knows what it receives, sends and says', async () => {
      await expect
        .poll(async () => (await touchdesignerOf(engine)).clients[0])
        .toMatchObject({
          receives: { images: 'binary', fpsWanted: 30 },
          sends: { newest: { format: 'jpeg', width: 720, height: 720 } },
          report: { path: 'bytes', error: '' },
        });
    });

    await test.step('a test picture comes, and the canvas comes back', async () => {
      const before = await td.canvas();
      expect((await api(engine, 'POST', `/rooms/${ROOM}/touchdesigner/test`)).body.data).toEqual({
        clients: 1,
      });
      await expect.poll(async () => equal(await td.canvas(), before)).toBe(false);
      await expect.poll(async () => equal(await td.canvas(), before), { timeout: 15_000 }).toBe(true);
    });

    // What an install says, and nothing since.
    expect((await td.see()).textport.length).toBeLessThan(15);
  } finally {
    artist.close();
    await td.stop();
    await engine.stop();
  }
});

test('an hour of a show, its waiting left out: after everything that happens the kit has what the room has', async () => {
  test.setTimeout(420_000);
  const evening = await Evening.begin();
  try {
    for (const happening of shuffled()) {
      await test.step(happening, async () => {
        await evening.happen(happening);
        await evening.settled();
      });
    }
    await evening.over();
  } finally {
    await evening.end();
  }
});

test('R4 R11 R14 R15 whatever a relay sends, a status says what is wrong and the frames go on', async () => {
  const relay = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(relay, 'listening');
  const { port } = relay.address() as { port: number };
  const engine = await serve(['--room', ROOM]);
  const td = await TouchDesigner.pasted(engine.http, { code: ROOM });
  const good = await finalOf(engine, ROOM);
  await engine.stop();
  try {
    await test.step('it accepts and never speaks', async () => {
      await td.do({ do: 'speed', times: 8 });
      await td.set('Port', port);
      await expect.poll(async () => (await td.see()).error).toMatch(/answer|speak/i);
      await td.do({ do: 'speed', times: 1 });
    });

    await test.step('it sends rubbish, then a picture', async () => {
      relay.on('connection', socket => socket.once('message', () => babble(socket, good)));
      await expect.poll(async () => (await td.see()).picture?.bytes, { timeout: 30_000 }).toBe(good.length);
      await expect.poll(async () => (await td.see()).inRoom).toBe(true);
      const seen = await td.see();
      expect(seen.prompt).not.toContain('xxxxx');
      await expect.poll(async () => (await td.see()).frame).toBeGreaterThan(seen.frame);
      expect(seen.textport.length).toBeLessThan(15);
    });
  } finally {
    await td.stop();
    for (const client of relay.clients) client.terminate();
    relay.close();
  }
});

/** Joins whoever it is, and tells it what no relay should. */
function babble(socket: WebSocket, good: Buffer): void {
  const canvas = { width: 720, height: 720, background: '#ffffff' };
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  say({ type: 'joined', room: ROOM, role: 'touchdesigner', client: 'c', canvas, fps: 30 });
  socket.send('{"type":');
  socket.send('['.repeat(100_000));
  say({ type: 'draw', payload: { image: 1 } });
  say({ type: 'state', payload: 7 });
  say({ type: 'prompt', payload: 'x'.repeat(100_000) });
  say({ type: 'touch', payload: { x: 'left', y: null } });
  socket.send(Buffer.from('GIF89a no picture of ours'));
  socket.send(good.subarray(0, good.length / 2));
  socket.send(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(1_000, 7)]));
  socket.send(Buffer.concat([good.subarray(0, 16), Buffer.alloc(9 * 1024 * 1024)]));
  socket.send(good);
}

async function touchdesignerOf(engine: Served) {
  return (await api(engine, 'GET', `/rooms/${ROOM}/touchdesigner`)).body.data;
}
