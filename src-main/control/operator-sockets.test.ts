import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import type { Contract } from '#shared/contract/contract';
import { OPERATOR_BEAT, type SentPicture } from '#shared/contract/ports';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { ManualClock } from '#shared/manual-clock';
import { CLOSE } from '#shared/wire/close-codes';
import { decodePreviewMessage } from '#shared/wire/preview-message';
import { openRoom } from '../rooms/test-kit/open-rooms.ts';
import { tokenOf } from '../rooms/test-kit/visitor.ts';
import type { DoorSocket } from './test-kit/door-socket.ts';
import { type OpenDoor, openDoor } from './test-kit/open-door.ts';

const PURPOSES = ['/rpc', '/rpc/draw?room=K7QMXD', '/rpc/preview'];

/** As a browser: the cookie, and the Origin of the page. */
const browser = (door: OpenDoor) => ({ ...door.cookie(), origin: door.url });

/** The contract over a socket of the door. */
function commandsOver(socket: DoorSocket): ContractRouterClient<Contract> {
  const websocket: unknown = socket.socket;
  return createORPCClient(new RPCLink({ websocket: websocket as WebSocket }));
}

const picture = (sequence: number, other: Partial<SentPicture> = {}): SentPicture => ({
  display: 'Bar',
  sequence,
  sentAtMs: 1_000 + sequence,
  format: 'jpeg',
  bytes: Uint8Array.of(0xff, 0xd8, sequence, 0xff, 0xd9),
  ...other,
});
const isPicture = (message: string | Buffer): message is Buffer => typeof message !== 'string';
const picturesOf = (socket: DoorSocket) => socket.heard.filter(isPicture).map(decodePreviewMessage);

describe('who may open a socket', () => {
  it('R18 without the token a script is refused at the handshake', async () => {
    const door = await openDoor();
    for (const target of PURPOSES) {
      expect(await door.socket(target).ended).toBe(401);
      expect(await door.socket(target, { authorization: 'Bearer wrong' }).ended).toBe(401);
    }
    expect(await door.socket('/rpc/other', door.bearer()).ended).toBe(404);
  });

  it('R4 a page, which cannot read a status, is told 4401 and may not come back', async () => {
    const door = await openDoor();
    const headers = { origin: door.url, cookie: `lienzo-operator-${door.port}=the-old-one` };
    for (const target of PURPOSES) {
      const socket = door.socket(target, headers);
      expect(await socket.ended).toBe(CLOSE.unauthorised);
      expect(socket.heard).toEqual([]);
    }
    expect(await door.socket('/rpc', { origin: door.url }).ended).toBe(CLOSE.unauthorised);
  });

  it('R17 a page of another site is refused at the handshake, whatever the browser sends along', async () => {
    const door = await openDoor();
    for (const origin of ['http://evil.example', `http://127.0.0.1:${door.port + 1}`]) {
      expect(await door.socket('/rpc', { ...door.cookie(), origin }).ended).toBe(403);
    }
    expect(await door.socket('/rpc', { ...door.bearer(), host: 'evil.example' }).ended).toBe(421);
  });

  it('R14 sixty-four are enough', async () => {
    const door = await openDoor();
    const sockets = Array.from({ length: 64 }, () => door.socket('/rpc/preview', door.bearer()));
    await Promise.all(sockets.map(socket => socket.opened));
    expect(await door.socket('/rpc', door.bearer()).ended).toBe(CLOSE.full);
    sockets[0]?.socket.close();
    await sockets[0]?.ended;
    await expect(commandsOver(door.socket('/rpc', door.bearer())).state.read()).resolves.toBeDefined();
  });
});

describe('/rpc', () => {
  it.each(['cookie', 'bearer'] as const)('carries commands and their errors, let in by the %s', async by => {
    const door = await openDoor();
    const client = commandsOver(door.socket('/rpc', by === 'cookie' ? browser(door) : door.bearer()));
    expect(await client.state.read()).toEqual(exampleState());
    await client.panic.set({ panic: 'dark' });
    expect(door.engine.told).toEqual([['panic.set', 'dark']]);
    await expect(client.rooms.clear({ room: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no such thing.',
    });
  });

  it('carries streams, until nobody reads them', async () => {
    const door = await openDoor();
    const socket = door.socket('/rpc', door.bearer());
    const states = await commandsOver(socket).state.watch();
    expect((await states.next()).value).toEqual(exampleState());
    door.engine.now = exampleState({ panic: 'dark' });
    expect((await states.next()).value).toMatchObject({ panic: 'dark' });
    await states.return?.(undefined);
  });

  it('R13 a page that does not read holds up its own streams, and fills no memory', async () => {
    const door = await openDoor();
    let made = 0;
    const samples = Array.from({ length: 600 }, (_, atMs) => ({
      atMs,
      stages: {},
      fpsSent: 30,
      dropped: 0,
      bytes: 2_400_000,
      encodes: 30,
    }));
    door.engine.monitor.watch = async function* () {
      for (;;) {
        made += 1;
        yield { type: 'snapshot' as const, samples };
      }
    };
    const slow = door.socket('/rpc', door.bearer());
    const events = await commandsOver(slow).monitor.watch({ display: 'any' });
    await events.next();
    slow.socket.pause();
    const other = commandsOver(door.socket('/rpc', door.bearer()));
    const madeMeanwhile = async () => {
      const before = made;
      for (let turn = 0; turn < 50; turn += 1) await other.state.read();
      return made - before;
    };
    // Once the few megabytes are full that the two ends of a connection hold, nothing more is made.
    await expect.poll(madeMeanwhile, { timeout: 15_000 }).toBe(0);
  });

  it('tells nothing of what broke inside; the log does', async () => {
    const door = await openDoor();
    door.engine.setPanic = () => {
      throw new Error('secret of the house');
    };
    const client = commandsOver(door.socket('/rpc', door.bearer()));
    await expect(client.panic.set({ panic: 'dark' })).rejects.toThrow('Internal server error');
    expect(JSON.stringify(door.log.sentences)).toContain('secret of the house');
  });
});

describe('/rpc/draw', () => {
  it('A: draws into a room, without a PIN', async () => {
    const { room } = await openRoom();
    const door = await openDoor({ room });
    const socket = door.socket(`/rpc/draw?room=${room.code}`, browser(door));
    await socket.say(JSON.stringify({ type: 'hello', token: tokenOf('operator'), name: 'Ada' }));
    await socket.hears(message => message.includes('"welcome"'));
    expect(door.engine.artists.size).toBe(1);
    socket.socket.close();
    await expect.poll(() => door.engine.artists.size).toBe(0);
  });

  it('R4 an unknown room: 4404', async () => {
    const door = await openDoor({ room: (await openRoom()).room });
    for (const code of ['ZZZZZZ', '', '%00']) {
      expect(await door.socket(`/rpc/draw?room=${code}`, door.bearer()).ended).toBe(CLOSE.noSuchRoom);
    }
    expect(door.engine.artists.size).toBe(0);
  });
});

describe('/rpc/preview', () => {
  it('design §4.7: shows the very bytes that left, the newest first of all', async () => {
    const door = await openDoor();
    const random = Uint8Array.from({ length: 80_000 }, (_, index) => (index * 7919) % 251);
    door.engine.send(picture(1, { display: 'Bar · 酒', bytes: random, format: 'webp' }));
    const socket = door.socket('/rpc/preview', browser(door));
    await socket.say('{"type":"want","displays":["Bar · 酒"]}');
    const message = await socket.hears(isPicture);
    const shown = decodePreviewMessage(message);
    expect(shown).toMatchObject({ display: 'Bar · 酒', sequence: 1, sentAtMs: 1_001, format: 'webp' });
    expect(Buffer.from(shown?.bytes ?? []).equals(random)).toBe(true);
  });

  it('R13 has two on the way, then the newest when the page has seen one', async () => {
    const door = await openDoor();
    const socket = door.socket('/rpc/preview', door.bearer());
    door.engine.send(picture(1));
    await socket.say('{"type":"want","displays":["Bar"]}');
    await socket.hears(isPicture);
    for (let sequence = 2; sequence <= 9; sequence += 1) door.engine.send(picture(sequence));
    await expect.poll(() => picturesOf(socket)).toHaveLength(2);
    await socket.say('{"type":"seen","display":"Bar"}');
    await expect.poll(() => picturesOf(socket).map(shown => shown?.sequence)).toEqual([1, 2, 9]);
  });

  it('R15 what makes no sense is passed over; too much of it ends the connection', async () => {
    const door = await openDoor();
    const socket = door.socket('/rpc/preview', door.bearer());
    door.engine.send(picture(1));
    for (const nonsense of ['no JSON', '{"type":"want"}', Buffer.of(1)]) await socket.say(nonsense);
    await socket.say('{"type":"want","displays":["Bar"]}');
    await socket.hears(isPicture);
    for (let n = 0; n < 20; n += 1) await socket.say('no JSON');
    expect(await socket.ended).toBe(CLOSE.malformed);
  });
});

describe('a renewed token', () => {
  it('R4 ends every socket that came with the old one: 4401; the new one opens', async () => {
    const { room } = await openRoom();
    const door = await openDoor({ room });
    const targets = ['/rpc', `/rpc/draw?room=${room.code}`, '/rpc/preview'];
    const sockets = targets.flatMap(target => [
      door.socket(target, browser(door)),
      door.socket(target, door.bearer()),
    ]);
    await Promise.all(sockets.map(socket => socket.opened));
    door.token.renew();
    const codes = await Promise.all(sockets.map(socket => socket.ended));
    expect(new Set(codes)).toEqual(new Set([CLOSE.unauthorised]));
    expect(door.engine.artists.size).toBe(0);
    await expect(commandsOver(door.socket('/rpc', browser(door))).state.read()).resolves.toBeDefined();
  });

  it('in a guest’s hands: not one more command is heard, though the connection is still open', async () => {
    const door = await openDoor();
    const socket = door.socket('/rpc', door.bearer());
    const client = commandsOver(socket);
    await client.state.read();
    door.token.renew();
    const command = client.panic.set({ panic: 'dark' });
    await expect(command).rejects.toThrow();
    expect(await socket.ended).toBe(CLOSE.unauthorised);
    expect(door.engine.told).toEqual([]);
  });

  it('who renewed it over the socket hears the new address before the end', async () => {
    const door = await openDoor();
    const socket = door.socket('/rpc', door.bearer());
    const { operatorUrl } = await commandsOver(socket).access.renew();
    expect(operatorUrl).toContain(door.token.value);
    expect(await socket.ended).toBe(CLOSE.unauthorised);
  });
});

describe('a connection’s life', () => {
  it('R11 is pinged, is told every 2 s that the engine is there, and is dropped when it falls silent', async () => {
    const clock = new ManualClock();
    const door = await openDoor({ clock });
    const socket = door.socket('/rpc/preview', door.bearer());
    const pinged = new Promise(resolve => socket.socket.once('ping', resolve));
    await socket.opened;
    clock.advance(2_000);
    await pinged;
    await socket.hears(message => message === OPERATOR_BEAT);
    // A round trip: the pong came before what follows it.
    await socket.say('{"type":"want","displays":["Bar"]}');
    door.engine.send(picture(1));
    await expect.poll(() => picturesOf(socket).length).toBeGreaterThan(0);
    socket.socket.pause();
    clock.advance(13_000);
    socket.socket.resume();
    expect(await socket.ended).toBe(1006);
  });

  it('nothing is left to do when the last one has gone', async () => {
    const clock = new ManualClock();
    const door = await openDoor({ clock });
    expect(clock.pending).toBe(0);
    const socket = door.socket('/rpc', door.bearer());
    await socket.opened;
    expect(clock.pending).toBe(1);
    socket.socket.close();
    await socket.ended;
    await expect.poll(() => clock.pending).toBe(0);
  });

  it('R4 the engine stops: 1001', async () => {
    const door = await openDoor();
    const socket = door.socket('/rpc', door.bearer());
    await socket.opened;
    door.door.close();
    expect(await socket.ended).toBe(CLOSE.stopping);
  });

  it('R4 this machine is no longer seen in a network: who came from there is sent away, nobody else', async () => {
    const door = await openDoor();
    const socket = door.socket('/rpc', door.bearer());
    await socket.opened;
    door.door.keepOnly(address => address === '127.0.0.1');
    await expect(commandsOver(socket).state.read()).resolves.toBeDefined();
    door.door.keepOnly(() => false);
    expect(await socket.ended).toBe(CLOSE.stopping);
  });
});
