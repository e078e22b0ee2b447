import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { encodeArtistBinary } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import { Engine, type EngineOptions } from './engine.ts';
import { decodePicture } from './imaging/pictures.ts';
import { systemClock } from './platform/system-clock.ts';
import { recordingLog } from './store/test-kit/recording-log.ts';

let dataFolder: string;
let engine: Engine;

/** A whole engine on loopback, with this test's data folder. */
async function start(options: Partial<EngineOptions> = {}): Promise<Engine> {
  engine = await Engine.start({
    dataFolder,
    staticFolder: dataFolder,
    port: 0,
    virtualAtFirst: 1,
    version: '0.0.0',
    systemLanguage: 'en',
    clock: systemClock,
    log: recordingLog(),
    ...options,
  });
  return engine;
}

beforeEach(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'lienzo-engine-'));
  await start();
});
afterEach(async () => {
  await engine.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const patience = { timeout: 10_000, interval: 50 };

/** What is in the middle of the panel of the only display now. */
async function middleOfPanel(): Promise<number[]> {
  const [display] = engine.readyDisplays();
  const answer = await fetch(`${display?.http}/debug/shown.png`);
  const { width, data } = await decodePicture(Buffer.from(await answer.arrayBuffer()));
  const at = 4 * (360 * width + 360);
  return [...data.subarray(at, at + 3)];
}

/** A picture client in a room. */
async function guest(room: string): Promise<WebSocket> {
  const socket = new WebSocket(`${engine.addresses.relay}/?room=${room}`);
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return socket;
}

describe('rooms', () => {
  it('are put on the wall: the displays get the canvas of that room, at its own shape, at once', async () => {
    const canvas = { width: 1080, height: 1080, background: '#204080' };
    const code = engine.rooms.create({ name: 'Cellar', canvas });
    expect(engine.state().room.code).not.toBe(code);
    engine.rooms.show(code);
    expect(engine.state().room).toMatchObject({ code, name: 'Cellar', onWall: true, ...canvas });
    await vi.waitFor(async () => {
      const [red = 0, green = 0, blue = 0] = await middleOfPanel();
      expect(Math.abs(red - 0x20) + Math.abs(green - 0x40) + Math.abs(blue - 0x80)).toBeLessThan(12);
    }, patience);
  });

  it('on the wall are there again after a restart', async () => {
    const code = engine.rooms.create({ name: 'Cellar', pin: '1234' });
    engine.rooms.show(code);
    await engine.stop();
    await start();
    expect(engine.state().room).toMatchObject({ code, name: 'Cellar', pin: '1234' });
  });

  it('close: everybody is sent away, another room takes the wall, and it can be opened again', async () => {
    const { code: first } = engine.state().room;
    const second = engine.rooms.create({});
    engine.rooms.show(second);
    const socket = await guest(second);
    const closed = once(socket, 'close');
    await engine.rooms.close(second);
    expect((await closed)[0]).toBe(CLOSE.noSuchRoom);
    expect(engine.state().room.code).toBe(first);
    expect(engine.state().rooms.find(({ code }) => code === second)).toMatchObject({ open: false });
    expect(() => engine.rooms.show(second)).toThrow(/no open room/);
    await engine.rooms.reopen(second);
    expect(engine.state().rooms.find(({ code }) => code === second)).toMatchObject({ open: true });
  });

  it('there is always one: closing the only one opens a new one', async () => {
    const { code } = engine.state().room;
    await engine.rooms.close(code);
    const { room, rooms } = engine.state();
    expect(room).toMatchObject({ open: true, onWall: true });
    expect(room.code).not.toBe(code);
    expect(rooms).toHaveLength(2);
  });

  it('get another canvas while they are on the wall', async () => {
    const { code } = engine.state().room;
    await engine.rooms.setCanvas(code, { width: 256, height: 512, background: '#ffcc00' });
    expect(engine.state().room).toMatchObject({ code, width: 256, height: 512 });
    await vi.waitFor(async () => expect((await middleOfPanel())[2]).toBeLessThan(40), patience);
  });

  it('that the command line names are open again', async () => {
    const { code } = engine.state().room;
    await engine.rooms.close(code);
    await engine.stop();
    await start({ room: code });
    expect(engine.state().room).toMatchObject({ code, open: true, onWall: true });
  });

  it('that close together are all in the gallery, however large they are', async () => {
    const canvas = { width: 2048, height: 2048, background: '#ffffff' };
    const codes = Array.from({ length: 6 }, () => engine.rooms.create({ canvas }));
    for (const code of codes) drawIn(code);
    await Promise.all(codes.map(code => engine.rooms.close(code)));
    await vi.waitFor(() => expect(engine.gallery.list({})).toHaveLength(6), patience);
    expect(new Set(engine.gallery.list({}).map(({ room }) => room))).toEqual(new Set(codes));
  });

  it('together may not be larger than the memory for them', () => {
    const canvas = { width: 2048, height: 2048, background: '#ffffff' };
    const open = () => engine.rooms.create({ canvas });
    expect(() => Array.from({ length: 24 }, open)).toThrow(expect.objectContaining({ code: 'NOT_NOW' }));
  });

  it('go on the wall although the settings cannot be written', async () => {
    const second = engine.rooms.create({});
    // A folder where the file should be: refused to everyone, root too.
    rmSync(path.join(dataFolder, 'settings.json'), { force: true });
    mkdirSync(path.join(dataFolder, 'settings.json', 'in the way'), { recursive: true });
    engine.rooms.show(second);
    expect(engine.state().room.code).toBe(second);
    await engine.rooms.close(second);
    expect(engine.state().rooms.find(({ code }) => code === second)).toMatchObject({ open: false });
  });

  it('get another code, and the wall follows', async () => {
    const { code } = engine.state().room;
    const renewed = await engine.rooms.newCode(code);
    expect(renewed).not.toBe(code);
    expect(engine.state().room.code).toBe(renewed);
    await engine.stop();
    await start();
    expect(engine.state().room.code).toBe(renewed);
  });

  it('refuse what makes no sense with a code and a sentence', async () => {
    const { code } = engine.state().room;
    expect(() => engine.rooms.rename('ZZZZZZ', 'x')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(() => engine.rooms.create({ code })).toThrow(expect.objectContaining({ code: 'TAKEN' }));
    expect(() => engine.rooms.create({ code: 'O0O0O0' })).toThrow(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    );
    expect(() => engine.rooms.removePerson(code, 'nobody')).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
    expect(() => engine.rooms.removeAuthor(code, 'nobody')).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
    await expect(engine.rooms.reopen(code)).rejects.toMatchObject({ code: 'NOT_NOW' });
    await expect(engine.gallery.save(code)).rejects.toMatchObject({ code: 'NOT_NOW' });
    await expect(engine.gallery.openFolder()).rejects.toMatchObject({ code: 'NO_DESKTOP' });
  });
});

/** One stroke of somebody who comes and goes. */
function drawIn(code: string): void {
  const link = { send: () => undefined, bufferedBytes: () => 0, close: () => undefined };
  const session = engine.openArtist(code, link);
  if (!session) throw new Error(`there is no room ${code}`);
  session.receive(JSON.stringify({ type: 'hello', token: 'an-artist-of-the-engine-test-000' }));
  const style = { brush: 'pen', colour: '#204080', size: 40, opacity: 1 } as const;
  const points = [100, 400, 900].map(at => ({ x: at, y: at, pressure: 0.5, atMs: at }));
  session.receive(
    encodeArtistBinary({ kind: 'commit', id: `stroke-${code}`, layer: 0, stroke: { style, points } }),
  );
  engine.closeArtist(session);
}

describe('displays', () => {
  it('are added, fed by the transport that was chosen, and remembered', async () => {
    const id = await engine.displays.addVirtual('Cellar');
    engine.displays.setRouted(id, true);
    engine.displays.setDelivery(id, {
      ...DEFAULT_DELIVERY,
      transport: 'raw',
      format: 'png',
      quality: 80,
      fps: 5,
    });
    const of = () => engine.state().displays.find(display => display.id === id);
    await vi.waitFor(
      () => expect(of()).toMatchObject({ health: 'live', sender: { kind: 'live' } }),
      patience,
    );
    expect(engine.displays.events(id).map(({ kind }) => kind)).toContain('delivery');
    await engine.stop();
    await start();
    expect(of()).toMatchObject({ name: 'Cellar', routed: true, delivery: { transport: 'raw', fps: 5 } });
    await engine.displays.remove(id);
    expect(of()).toBeUndefined();
    expect(engine.readyDisplays()).toHaveLength(1);
  });

  it('have ten minutes of samples each, and nothing is read of one that is not there', () => {
    const [display] = engine.readyDisplays();
    expect(Array.isArray(engine.monitor.read(display?.id ?? ''))).toBe(true);
    expect(() => engine.monitor.read('nobody')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it('that nobody answers for are refused with the reason', async () => {
    await expect(engine.displays.add('127.0.0.1:9')).rejects.toMatchObject({
      code: 'UNREACHABLE',
      why: { code: 'connection-refused' },
    });
    expect(engine.state().displays).toHaveLength(1);
  });
});

describe('where the machine may be seen', () => {
  it('is asked once: on itself alone until then', async () => {
    expect(engine.state().network).toMatchObject({ fixed: false });
    expect(engine.state().network.choice).toBeUndefined();
    await engine.settings.setNetwork('everywhere');
    expect(engine.state().network.choice).toBe('everywhere');
    await expect(engine.settings.setNetwork('no such network')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not asked where the command line said it', async () => {
    await engine.stop();
    await start({ host: '127.0.0.1' });
    expect(engine.state().network.fixed).toBe(true);
    await expect(engine.settings.setNetwork('here')).rejects.toMatchObject({ code: 'NOT_NOW' });
  });
});

describe('who is an operator', () => {
  it('is told by a token that the address carries; a new one is another address', () => {
    const { operatorUrl } = engine.state();
    expect(operatorUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/operator\?token=[\w-]{20,}$/);
    expect(engine.access.renew()).not.toBe(operatorUrl);
    expect(engine.state().operatorUrl).not.toBe(operatorUrl);
  });
});
