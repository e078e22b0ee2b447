import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { freePort } from '../displays/test-kit/http-display.ts';
import { until } from '../displays/test-kit/until.ts';
import { StreamLink } from './stream-link.ts';
import { TestPanel, type TestPanelOptions } from './test-kit/test-panel.ts';

function linkTo(url: string) {
  const clock = new ManualClock();
  const told: string[] = [];
  const link = new StreamLink({
    url,
    clock,
    random: () => 0,
    listener: {
      opened: () => told.push('opened'),
      heard: () => told.push('heard'),
      text: message => told.push(message),
      taken: () => told.push('taken'),
      lost: why => told.push(`lost: ${why.code} ${why.detail}`),
    },
  });
  onTestFinished(() => link.close());
  link.open();
  return { clock, link, told };
}

async function linked(options: TestPanelOptions = {}) {
  const panel = await TestPanel.start(options);
  const linkage = linkTo(panel.target.url);
  await until(() => expect(linkage.link.state.kind).toBe('open'));
  return { panel, ...linkage };
}

/** A TCP server for what no WebSocket server does; gone when the test ends. */
async function listening<S extends net.Server>(server: S): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on('connection', socket => sockets.add(socket));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('StreamLink', () => {
  it('opens without compression, and passes on what the display says', async () => {
    const { panel, told } = await linked();
    panel.say('{"type":"shown","n":1}');
    await until(() => expect(told).toContain('{"type":"shown","n":1}'));
    expect(panel.extensions).toEqual(['']);
  });

  it('S8 pings every 2 s and keeps a display that answers', async () => {
    const { clock, link, told } = await linked();
    for (let second = 0; second < 20; second += 2) {
      const heard = told.length;
      clock.advance(2_000);
      await until(() => expect(told.length).toBeGreaterThan(heard));
    }
    expect(link.state.kind).toBe('open');
  });

  it('S8 gives up a display that does not answer for 5 s, and tries again', async () => {
    const { panel, clock, link } = await linked({ pongs: false });
    clock.advance(4_999);
    expect(link.state.kind).toBe('open');
    clock.advance(1);
    expect(link.state).toMatchObject({ kind: 'retrying', why: { code: 'ping-timeout' } });
    expect(link.connection).toBeUndefined();
    clock.advance(250);
    await until(() => expect(panel.connections).toBe(2));
  });

  it('S8 is not talked into life by a late answer of a connection that was given up', async () => {
    const { panel, clock, told } = await linked({ pongs: false });
    clock.advance(5_000);
    panel.say('late');
    clock.advance(250);
    await until(() => expect(told.filter(event => event === 'opened')).toHaveLength(2));
    expect(told).not.toContain('late');
  });

  it('gives up after 5 s on a display that accepts and never answers', async () => {
    const accepted: net.Socket[] = [];
    const server = net.createServer(socket => accepted.push(socket.resume()));
    const { clock, link } = linkTo(`ws://127.0.0.1:${await listening(server)}/stream`);
    await until(() => expect(accepted).toHaveLength(1));
    clock.advance(4_999);
    expect(link.state.kind).toBe('connecting');
    clock.advance(1);
    expect(link.state).toMatchObject({ kind: 'retrying', why: { code: 'no-answer' } });
  });

  it('says why nobody is there, and since when, over all its attempts', async () => {
    const { clock, link, told } = linkTo(`ws://127.0.0.1:${await freePort()}/stream`);
    const refused = { kind: 'retrying', why: { code: 'connection-refused', detail: 'ECONNREFUSED' } };
    await until(() => expect(link.state).toMatchObject(refused));
    const { since } = link.state;
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      clock.advance(3_000);
      await until(() => expect(told).toHaveLength(attempt));
      expect(link.state).toMatchObject({ ...refused, since });
    }
  });

  it('S7 shows that the slot is taken, and asks again slowly', async () => {
    const panel = await TestPanel.start({ closesWith: 4409 });
    const { clock, link, told } = linkTo(panel.target.url);
    await until(() => expect(link.state).toMatchObject({ kind: 'retrying', why: { code: 'slot-taken' } }));
    clock.advance(9_999);
    expect(panel.connections).toBe(1);
    clock.advance(1);
    await until(() => expect(told.filter(event => event.startsWith('lost'))).toHaveLength(2));
    expect(panel.connections).toBe(2);
  });

  it.each([
    [404, 'not-streaming'],
    [409, 'slot-taken'],
    [503, 'bad-reply'],
  ])('says what a display meant that answers %i instead of a stream', async (status, code) => {
    const server = http.createServer();
    server.on('upgrade', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`));
    const { link } = linkTo(`ws://127.0.0.1:${await listening(server)}/stream`);
    const why = { code, detail: `HTTP ${status}` };
    await until(() => expect(link.state).toMatchObject({ kind: 'retrying', why }));
  });

  it('says that somebody else is there when what answers speaks no HTTP', async () => {
    const port = await listening(net.createServer(socket => socket.end('220 mail ready\r\n')));
    const { link } = linkTo(`ws://127.0.0.1:${port}/stream`);
    await until(() => expect(link.state).toMatchObject({ kind: 'retrying', why: { code: 'bad-reply' } }));
  });

  it('ends with a goodbye, leaves no timer and says no more', async () => {
    const { panel, clock, link, told } = await linked();
    link.close();
    await until(() => expect(clock.pending).toBe(0));
    panel.say('anybody?');
    await panel.vanish();
    expect(told).toEqual(['opened']);
  });

  it('cuts a display that does not say goodbye back', async () => {
    const accepted: net.Socket[] = [];
    const server = net.createServer(socket => accepted.push(socket.resume()));
    const { clock, link } = linkTo(`ws://127.0.0.1:${await listening(server)}/stream`);
    await until(() => expect(accepted).toHaveLength(1));
    link.close();
    clock.advance(250);
    await until(() => expect(accepted[0]?.readyState).not.toBe('open'));
    expect(clock.pending).toBe(0);
  });
});
