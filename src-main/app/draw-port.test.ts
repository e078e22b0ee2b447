import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { describe, expect, it } from 'vitest';
import type { ArtistLink, ArtistSession } from '../rooms/artist-session.ts';
import { DrawPorts } from './draw-port.ts';

/** Main's end of a port: `say` is the page, and what main says and does is kept. */
class Port extends EventEmitter {
  readonly heard: unknown[] = [];
  closed = false;

  postMessage(message: unknown): void {
    this.heard.push(message);
  }

  close(): void {
    this.closed = true;
  }

  say(data: unknown): void {
    this.emit('message', { data, ports: [] });
  }
}

function house(rooms: readonly string[] = ['K7QMXD']) {
  const received: unknown[] = [];
  const ended: ArtistSession[] = [];
  const links: ArtistLink[] = [];
  const ports = new DrawPorts({
    openArtist: (room, link) => {
      if (!rooms.includes(room)) return undefined;
      links.push(link);
      return { receive: (message: unknown) => received.push(message) } as unknown as ArtistSession;
    },
    closeArtist: session => {
      ended.push(session);
    },
  });
  const open = (): Port => {
    const port = new Port();
    ports.serve(port as unknown as MessagePortMain);
    return port;
  };
  return { ports, open, received, ended, links };
}

const wish = (room: unknown) => JSON.stringify({ type: 'room', room });

describe('the window’s draw port', () => {
  it('opens the room of its first message, and hands everything after it on', () => {
    const { open, received, links } = house();
    const port = open();
    port.say(wish('K7QMXD'));
    port.say('{"type":"hello"}');
    port.say(new Uint8Array([1, 2]));
    port.say({ neither: 'text nor bytes' });
    expect(received).toEqual(['{"type":"hello"}', new Uint8Array([1, 2])]);
    links[0]?.send('welcome');
    expect([port.heard, port.closed]).toEqual([['welcome'], false]);
  });

  it.each([
    wish('AAAAAA'),
    wish(7),
    wish('K'.repeat(65)),
    '{"type":"hello"}',
    'no JSON',
    new Uint8Array([1]),
    undefined,
  ])('is closed after %j, which opens no room', first => {
    const { open, received, ports } = house();
    const port = open();
    port.say(first);
    expect([port.closed, received, ports.count('K7QMXD')]).toEqual([true, [], 0]);
  });

  it('ends its artist once, whoever hangs up', () => {
    const { open, ended, links } = house();
    const [left, sent] = [open(), open()];
    for (const port of [left, sent]) port.say(wish('K7QMXD'));
    left.emit('close');
    links[1]?.close(4404, 'the room is closed');
    sent.emit('close');
    expect([ended.length, left.closed, sent.closed]).toEqual([2, false, true]);
  });

  it('counts the artists of each room that are the window’s own', () => {
    const { open, ports } = house(['K7QMXD', 'AAAAAA']);
    const port = open();
    expect(ports.count('K7QMXD')).toBe(0);
    port.say(wish('K7QMXD'));
    open().say(wish('AAAAAA'));
    expect([ports.count('K7QMXD'), ports.count('AAAAAA')]).toEqual([1, 1]);
    port.emit('close');
    expect(ports.count('K7QMXD')).toBe(0);
  });
});
