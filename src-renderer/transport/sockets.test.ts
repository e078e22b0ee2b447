import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { contract } from '#shared/contract/contract';
import { OPERATOR_BEAT } from '#shared/contract/ports';
import type { AppState } from '#shared/contract/state';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { ManualClock } from '#shared/manual-clock';
import { CLOSE } from '#shared/wire/close-codes';
import { encodePreviewMessage } from '#shared/wire/preview-message';
import { hideToken, operatorLinks, type PageAddress } from './connect.ts';
import { Engine } from './engine.ts';
import { PreviewFeed } from './preview-feed.ts';
import type { OpenPreviewLink } from './preview-link.ts';

const before = globalThis.WebSocket;
let server: WebSocketServer;
let page: PageAddress & { replace: Mock<(address: string) => void>; reload: Mock<() => void> };

beforeEach(async () => {
  Object.assign(globalThis, { WebSocket });
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise(resolve => server.once('listening', resolve));
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('the server has no port');
  const host = `127.0.0.1:${bound.port}`;
  page = { protocol: 'http:', host, pathname: '/operator', hash: '#wall', replace: vi.fn(), reload: vi.fn() };
});

afterEach(async () => {
  for (const client of server.clients) client.terminate();
  await new Promise(resolve => server.close(resolve));
  Object.assign(globalThis, { WebSocket: before });
});

/** The newest connection that somebody made to the engine. */
const cutAll = () => {
  for (const client of server.clients) client.terminate();
};

async function* forever(state: AppState): AsyncGenerator<AppState, void, void> {
  yield state;
  await new Promise(() => {});
}

/** Plays the engine's door; `addresses` are those that were knocked at. */
function playEngine(state = exampleState()) {
  const table = implement(contract);
  const addresses: (string | undefined)[] = [];
  const panics: string[] = [];
  const handler = new RPCHandler({
    state: {
      watch: table.state.watch.handler(() => forever(state)),
      clock: table.state.clock.handler(() => ({ nowMs: new ManualClock().wall() })),
    },
    access: {
      renew: table.access.renew.handler(() => ({ operatorUrl: 'http://10.0.0.1:8790/operator?token=fresh' })),
    },
    panic: {
      set: table.panic.set.handler(async ({ input }) => {
        panics.push(input.panic);
        // A command that is under way for as long as the test likes.
        if (input.panic === 'frozen') await new Promise(() => {});
      }),
    },
  });
  server.on('connection', (socket, request) => {
    addresses.push(request.url);
    void handler.upgrade(socket, { context: {} });
  });
  return { addresses, panics };
}

function startEngine(clock = new ManualClock()) {
  const links = operatorLinks(page, clock);
  const engine = new Engine(links.rpc, clock);
  engine.start();
  return { clock, engine, links, connection: () => engine.state.getState().connection };
}

describe('which way an operator’s page takes', () => {
  it('sockets where the door served it, ports everywhere else', () => {
    const placeOf = (other: Partial<PageAddress>) =>
      operatorLinks({ ...page, ...other }, new ManualClock()).place;
    expect(placeOf({})).toBe('browser');
    expect(placeOf({ protocol: 'https:' })).toBe('browser');
    expect(placeOf({ protocol: 'lienzo:', pathname: '/index.html' })).toBe('window');
    // The development server.
    expect(placeOf({ pathname: '/' })).toBe('window');
  });

  it('takes the token out of the address and leaves the page where it is', () => {
    const replaceState = vi.fn();
    hideToken(page, { replaceState });
    expect(replaceState).toHaveBeenCalledWith(null, '', '/operator#wall');
  });
});

describe('the engine over a WebSocket', () => {
  it('follows the state and carries commands; what only says that it is there disturbs nobody', async () => {
    const { addresses, panics } = playEngine();
    const { engine, connection } = startEngine();
    await expect.poll(connection).toBe('live');
    for (const client of server.clients) client.send(OPERATOR_BEAT);
    await engine.client.panic.set({ panic: 'dark' });
    expect(engine.state.getState().state).toEqual(exampleState());
    expect([addresses, panics]).toEqual([['/rpc'], ['dark']]);
    engine.stop();
  });

  it('cut off: what was under way fails, what was known is forgotten, and it comes back', async () => {
    playEngine();
    const { clock, engine, connection } = startEngine();
    await expect.poll(connection).toBe('live');
    const command = engine.client.panic.set({ panic: 'frozen' });
    cutAll();
    await expect(command).rejects.toThrow();
    await expect.poll(connection).toBe('cut');
    expect(engine.state.getState().state).toBeUndefined();
    clock.advance(1_000);
    await expect.poll(connection).toBe('live');
    engine.stop();
    expect(clock.pending).toBe(0);
  });

  it('design §5: a line that says nothing for 5 s is dead; one that says that it is there is not', async () => {
    playEngine();
    const { clock, engine, connection } = startEngine();
    await expect.poll(connection).toBe('live');
    clock.advance(4_000);
    const [client] = server.clients;
    client?.send(OPERATOR_BEAT);
    // A round trip: the beat was heard before its answer.
    await engine.client.panic.set({ panic: 'dark' });
    clock.advance(4_000);
    expect(connection()).toBe('live');
    clock.advance(1_000);
    await expect.poll(connection).toBe('cut');
    engine.stop();
  });

  it('a line that never opens is given up too', async () => {
    // Who knocks is never answered.
    server.options.verifyClient = () => {};
    const { clock, engine, connection } = startEngine();
    clock.advance(4_999);
    expect(connection()).toBe('connecting');
    clock.advance(1);
    await expect.poll(connection).toBe('cut');
    engine.stop();
    expect(clock.pending).toBe(0);
  });

  it('R4 4401: the token is void; it knocks no more, and the door is asked for its sentence', async () => {
    let connections = 0;
    server.on('connection', socket => {
      connections += 1;
      socket.close(CLOSE.unauthorised);
    });
    const { clock, engine, links, connection } = startEngine();
    engine.state.subscribe(state => state.connection === 'void' && links.shutOut());
    await expect.poll(connection).toBe('void');
    expect(page.reload).toHaveBeenCalledOnce();
    expect(clock.pending).toBe(0);
    clock.advance(60_000);
    expect(connections).toBe(1);
  });

  it.each([CLOSE.stopping, CLOSE.full, CLOSE.tooMany])('R4 %i: it comes back', async code => {
    server.once('connection', socket => socket.close(code));
    const { clock, engine, connection } = startEngine();
    await expect.poll(connection).toBe('cut');
    playEngine();
    clock.advance(1_000);
    await expect.poll(connection).toBe('live');
    engine.stop();
  });

  it('who renews the token here goes on with the new one, at the address by which the engine was reached', async () => {
    playEngine();
    const { engine, links, connection } = startEngine();
    await expect.poll(connection).toBe('live');
    await engine.client.access.renew();
    expect(page.replace.mock.calls).toEqual([['/operator?token=fresh#wall']]);
    // The connection ends now, which must not lead away from there.
    links.shutOut();
    expect(page.reload).not.toHaveBeenCalled();
    engine.stop();
  });
});

describe('the pictures over a WebSocket', () => {
  const bytes = Uint8Array.of(0xff, 0xd8, 1, 2, 3);
  const message = encodePreviewMessage({ display: 'Bar', sequence: 7, sentAtMs: 1, format: 'png', bytes });

  function feed() {
    const clock = new ManualClock();
    const heard: string[] = [];
    server.on('connection', (socket, request) => {
      heard.push(String(request.url));
      socket.on('message', (data: Buffer) => heard.push(data.toString()));
    });
    const { preview } = operatorLinks(page, clock);
    const ends: boolean[] = [];
    const watched: OpenPreviewLink = events =>
      preview({
        ...events,
        closed: final => {
          events.closed(final);
          ends.push(final);
        },
      });
    return { clock, heard, ends, previews: new PreviewFeed(watched, clock) };
  }

  it('design §4.7: shows the very bytes, and says when they were drawn', async () => {
    const { heard, previews } = feed();
    const drawn: unknown[] = [];
    previews.watch('Bar', async picture => {
      drawn.push(picture);
    });
    await expect.poll(() => heard).toEqual(['/rpc/preview', '{"type":"want","displays":["Bar"]}']);
    for (const client of server.clients) {
      client.send(OPERATOR_BEAT);
      client.send(Buffer.of(1));
      client.send(message);
    }
    await expect.poll(() => heard.at(-1)).toBe('{"type":"seen","display":"Bar"}');
    expect(drawn).toEqual([
      { type: 'picture', display: 'Bar', sequence: 7, sentAtMs: 1, format: 'png', bytes },
    ]);
  });

  it('asks again when the engine was gone', async () => {
    const { clock, heard, ends, previews } = feed();
    const stop = previews.watch('Bar', async () => {});
    await expect.poll(() => heard).toHaveLength(2);
    cutAll();
    await expect.poll(() => ends).toEqual([false]);
    clock.advance(1_000);
    await expect.poll(() => heard).toHaveLength(4);
    expect(heard.slice(2)).toEqual(heard.slice(0, 2));
    stop();
    await expect.poll(() => heard.at(-1)).toBe('{"type":"want","displays":[]}');
  });

  it('R4 4401: never again', async () => {
    const { clock, heard, ends, previews } = feed();
    server.on('connection', socket => socket.close(CLOSE.unauthorised));
    previews.watch('Bar', async () => {});
    await expect.poll(() => ends).toEqual([true]);
    expect(clock.pending).toBe(0);
    previews.watch('Foyer', async () => {});
    clock.advance(60_000);
    expect(heard.filter(address => address === '/rpc/preview')).toHaveLength(1);
  });
});

describe('the canvas over a WebSocket', () => {
  it('A: knocks at the door of its room', async () => {
    const knocked = new Promise(resolve => server.once('connection', (_, request) => resolve(request.url)));
    const link = operatorLinks(page, new ManualClock()).draw('K7QMXD')({
      opened: () => {},
      received: () => {},
      closed: () => {},
    });
    expect(await knocked).toBe('/rpc/draw?room=K7QMXD');
    link.close();
  });
});
