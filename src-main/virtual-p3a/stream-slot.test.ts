import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { NetworkStats } from '#shared/wire/display-api';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, refusalOf, refused, shownOn } from './test-kit/http-client.ts';
import { RawTcp } from './test-kit/raw-tcp.ts';
import { type StartedDisplay, startDisplay } from './test-kit/started-display.ts';
import { frame, refusedHandshake, StreamSender } from './test-kit/stream-sender.ts';
import { jpegPicture } from './test-kit/test-pictures.ts';

const statsOf = async ({ http }: StartedDisplay) =>
  NetworkStats.parse(dataOf(await call('GET', `${http}/network/stats`)));
const untilClients = (display: StartedDisplay, clients: number) =>
  eventually(async () => (await statsOf(display)).clients).toBe(clients);

/** Linux answers on all of 127.0.0.0/8; elsewhere loopback has one address and there is no second one to come from. */
const elsewhere = process.platform === 'linux' ? '127.0.0.2' : undefined;

describe('the slot', () => {
  it('S7 a new connection from the same address takes over and counts from 1', async () => {
    const display = await startDisplay();
    const old = await StreamSender.open(display.stream);
    old.send(frame(await jpegPicture(1)));
    old.send(frame(await jpegPicture(1)));
    await eventually(async () => (await shownOn(display.http)).ordinal).toBe(2);

    const fresh = await StreamSender.open(display.stream);
    expect((await old.closed).code).toBe(4409);
    fresh.send(frame(await jpegPicture(50), { flags: 1 }));
    await eventually(() => fresh.toldOf('shown').map(shown => shown['n'])).toEqual([1]);
    expect(await statsOf(display)).toMatchObject({ clients: 1, reconnects: 1, frames_received: 3 });
  });

  it.skipIf(!elsewhere)(
    'S7 another address is refused with 4409, and the streaming one notices nothing',
    async () => {
      const display = await startDisplay();
      const holder = await StreamSender.open(display.stream);
      const other = await StreamSender.open(display.stream, { from: elsewhere ?? '' });
      other.send(frame(await jpegPicture(1)));
      const { code, reason } = await other.closed;
      expect(code).toBe(4409);
      expect(reason).not.toBe('');

      holder.send(frame(await jpegPicture(2), { flags: 1 }));
      await eventually(() => holder.toldOf('shown').map(shown => shown['n'])).toEqual([1]);
      expect(await statsOf(display)).toMatchObject({ clients: 1, frames_received: 1, reconnects: 0 });
    },
  );

  it.skipIf(!elsewhere)('S7 the slot is free for another address when its client leaves', async () => {
    const display = await startDisplay();
    const first = await StreamSender.open(display.stream);
    first.socket.close();
    await first.closed;
    await untilClients(display, 0);
    const second = await StreamSender.open(display.stream, { from: elsewhere ?? '' });
    second.send(frame(await jpegPicture(1), { flags: 1 }));
    await eventually(() => second.toldOf('shown')).toHaveLength(1);
  });

  it('S7 pings every 2 s; a client that answers keeps the slot', async () => {
    const clock = new ManualClock();
    const display = await startDisplay({ clock });
    const sender = await StreamSender.open(display.stream);
    await untilClients(display, 1);
    for (let pings = 1; pings <= 4; pings += 1) {
      clock.advance(2_000);
      await eventually(() => sender.pings).toBe(pings);
      // The pong travels behind the ping; this round trip through the same socket is behind both.
      await pongReached(sender);
    }
    expect(await statsOf(display)).toMatchObject({ clients: 1 });
  });

  it('S7 5 s of silence free the slot and end the connection', async () => {
    const clock = new ManualClock();
    const display = await startDisplay({ clock });
    const dead = await StreamSender.open(display.stream, { autoPong: false });
    await untilClients(display, 1);
    clock.advance(4_999);
    await untilClients(display, 1);
    clock.advance(1);
    await untilClients(display, 0);
    expect((await dead.closed).code).toBe(1006);
  });

  it('S7 frames count as signs of life', async () => {
    const clock = new ManualClock();
    const display = await startDisplay({ clock });
    const sender = await StreamSender.open(display.stream, { autoPong: false });
    await untilClients(display, 1);
    for (let sent = 1; sent <= 3; sent += 1) {
      clock.advance(4_000);
      sender.send(Buffer.from('no frame'));
      await eventually(async () => (await statsOf(display)).frames_received).toBe(sent);
    }
    expect(await statsOf(display)).toMatchObject({ clients: 1 });
    clock.advance(5_000);
    await untilClients(display, 0);
  });

  it('S8 answers the pings of its sender', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    await pongReached(sender);
  });

  it('S8 a sender that vanishes in mid-frame frees the slot, and the picture stays', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    sender.send(frame(await jpegPicture(3)));
    await eventually(async () => (await shownOn(display.http)).ordinal).toBe(1);
    const before = await shownOn(display.http);
    // A WebSocket frame that announces 60,000 bytes and brings ten, written by hand on a second connection.
    const tcp = new RawTcp(display.streamPort);
    await tcp.send(
      'GET /stream HTTP/1.1\r\nHost: p3a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    await eventually(() => tcp.heard).toContain('101 Switching');
    await tcp.send(
      Buffer.from([0x82, 0xfe, 0xea, 0x60, 0, 0, 0, 0, 0x44, 0x50, 1, 0, 0, 0, 0, 0, 0xff, 0xd8]),
    );
    await untilClients(display, 1);
    tcp.socket.resetAndDestroy();
    await untilClients(display, 0);
    expect(await shownOn(display.http)).toEqual(before);
    const back = await StreamSender.open(display.stream);
    back.send(frame(await jpegPicture(4), { flags: 1 }));
    await eventually(() => back.toldOf('shown')).toHaveLength(1);
  });
});

describe('the door of the stream', () => {
  it('S D4 the stream is only at /stream, and only as a WebSocket', async () => {
    const { stream } = await startDisplay();
    const elsewhereOnPort = stream.replace('/stream', '/other');
    expect(await refusedHandshake(elsewhereOnPort)).toMatchObject({ status: 404 });
    const http = stream.replace('ws:', 'http:');
    expect(refusalOf(await call('GET', http))).toEqual(refused(404, 'NOT_FOUND'));
    await StreamSender.open(`${stream}?any=query`);
  });

  it('D4 STREAM_OFF when it is switched off; who streams is told 1001', async () => {
    const { stream, http } = await startDisplay();
    const sender = await StreamSender.open(stream);
    await call('PUT', `${http}/config?merge=true`, { body: '{"stream_mode":"off"}' });
    expect((await sender.closed).code).toBe(1001);
    const { status, body } = await refusedHandshake(stream);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ ok: false, code: 'STREAM_OFF' });
    await call('PUT', `${http}/config?merge=true`, { body: '{"stream_mode":"websocket"}' });
    await StreamSender.open(stream);
  });
});

function pongReached(sender: StreamSender): Promise<void> {
  return new Promise(resolve => {
    sender.socket.once('pong', () => resolve());
    sender.socket.ping();
  });
}
