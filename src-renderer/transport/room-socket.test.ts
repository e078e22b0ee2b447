import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from '#shared/wire/close-codes';
import type { ArtistLink } from '../draw/artist-link.ts';
import { artistAddress, roomSocket } from './room-socket.ts';

/** What happened on the link, and a way to wait for it. */
function watched(address: string) {
  const seen: string[] = [];
  const waiting: (() => void)[] = [];
  const saw = (what: string) => {
    seen.push(what);
    for (const check of waiting) check();
  };
  const link: ArtistLink = roomSocket(
    address,
    () => 0,
  )({
    opened: () => saw('opened'),
    received: message => saw(typeof message === 'string' ? message : `bytes ${message.join(' ')}`),
    closed: code => saw(`closed ${code}`),
  });
  const until = (what: string, times = 1) =>
    new Promise<void>(resolve => {
      const check = () => {
        if (seen.filter(word => word === what).length >= times) resolve();
      };
      waiting.push(check);
      check();
    });
  return { link, seen, until };
}

describe('roomSocket', () => {
  const before = globalThis.WebSocket;
  let server: WebSocketServer;
  let address: string;

  beforeEach(async () => {
    Object.assign(globalThis, { WebSocket });
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise(resolve => server.once('listening', resolve));
    const bound = server.address();
    if (typeof bound !== 'object' || bound === null) throw new Error('the server has no port');
    const { port } = bound;
    address = artistAddress({ protocol: 'http:', host: `127.0.0.1:${port}` }, 'K7QMXD');
  });

  afterEach(async () => {
    for (const client of server.clients) client.terminate();
    await new Promise(resolve => server.close(resolve));
    Object.assign(globalThis, { WebSocket: before });
  });

  it('A: knocks at the room’s door and carries text and bytes both ways', async () => {
    const heard: unknown[] = [];
    server.on('connection', (socket, request) => {
      heard.push(request.url);
      socket.on('message', (data: Buffer, binary) => {
        heard.push(binary ? [...data] : data.toString());
        if (heard.length < 3) return;
        socket.send('hello page');
        socket.send(Buffer.of(7, 8));
      });
    });
    const { link, until } = watched(address);
    await until('opened');
    link.send('hello relay');
    link.send(Uint8Array.of(1, 2, 3).subarray(1));
    await until('hello page');
    await until('bytes 7 8');
    expect(heard).toEqual(['/artist/K7QMXD', 'hello relay', [2, 3]]);
    link.close();
  });

  it('R4: comes back by itself when the line is cut, and drops what was said in between', async () => {
    const heard: string[] = [];
    server.on('connection', socket => socket.on('message', (data: Buffer) => heard.push(data.toString())));
    const { link, until } = watched(address);
    await until('opened');
    for (const client of server.clients) client.terminate();
    await until('closed 1006');
    link.send('into the void');
    await until('opened', 2);
    link.send('again');
    await expect.poll(() => heard).toEqual(['again']);
    link.close();
  });

  it.each([CLOSE.noSuchRoom, CLOSE.full, CLOSE.tooSlow, CLOSE.tooMany, CLOSE.stopping])(
    'R4: tries again after %i',
    async code => {
      server.once('connection', socket => socket.close(code));
      const { link, until } = watched(address);
      await until(`closed ${code}`);
      await until('opened', 2);
      link.close();
    },
  );

  it.each([CLOSE.malformed, CLOSE.unauthorised, CLOSE.removed])(
    'R4: never comes back after %i',
    async code => {
      let connections = 0;
      server.on('connection', socket => {
        connections += 1;
        socket.close(code);
      });
      const final = watched(address);
      await final.until(`closed ${code}`);
      // Somebody who may come back does so meanwhile: the time in which the other one would have.
      const control = watched(address.replace('K7QMXD', 'AAAAAA'));
      server.removeAllListeners('connection');
      server.on('connection', (socket, request) => {
        if (request.url?.endsWith('K7QMXD')) connections += 1;
        else socket.close(CLOSE.stopping);
      });
      await control.until(`closed ${CLOSE.stopping}`, 2);
      expect(connections).toBe(1);
      final.link.close();
      control.link.close();
    },
  );

  it('opens another connection when it is told to', async () => {
    const { link, until } = watched(address);
    await until('opened');
    link.restart();
    await until('opened', 2);
    link.close();
  });

  it('R4: opens another one when it is told to, also after a reason that was final', async () => {
    let refusing = true;
    server.on('connection', socket => {
      if (refusing) socket.close(CLOSE.unauthorised);
    });
    const { link, until } = watched(address);
    await until(`closed ${CLOSE.unauthorised}`);
    refusing = false;
    link.restart();
    await until('opened', 2);
    link.close();
  });

  it('a page served over TLS asks for TLS', () => {
    expect(artistAddress({ protocol: 'https:', host: 'bar.example' }, 'K7QMXD')).toBe(
      'wss://bar.example/artist/K7QMXD',
    );
  });
});
