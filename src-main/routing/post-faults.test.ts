import net, { type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { Why } from '#shared/contract/state';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { LiveDriver } from '../displays/live-driver.ts';
import { startHttpDisplay } from '../displays/test-kit/http-display.ts';
import { until } from '../displays/test-kit/until.ts';
import { EncodeTable } from '../imaging/encode-table.ts';
import { Metrics } from '../metrics/metrics.ts';
import { blackFrame } from './black-frame.ts';
import { makeSender } from './make-sender.ts';
import { PANEL_VIEW } from './panel-view.ts';
import { FixedPilot } from './test-kit/fixed-pilot.ts';
import { newestPosted, postBench, settledAt, takes } from './test-kit/post-bench.ts';
import { GREEN, ID } from './test-kit/sender-bench.ts';
import { TestSource } from './test-kit/test-source.ts';

/** A picture that no kernel takes at once, so that most of it is still here when the display fails. */
const LARGE_BYTES = 5 * 1024 * 1024 - 1;

/** A bare TCP server in the place of a display. */
async function startTcpDisplay(take: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = net.createServer(socket => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    take(socket);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, sockets, gone: () => server.close() };
}

function senderTo(address: string, transport: 'raw' | 'upload') {
  const clock = new ManualClock();
  clock.advance(10_000);
  const metrics = new Metrics({ clock });
  metrics.open(ID);
  const source = new TestSource(clock);
  const driver = new LiveDriver({ address, clock });
  const lost: Why[] = [];
  const delivery = { ...DEFAULT_DELIVERY, transport, format: 'png' } as const;
  const sender = makeSender(
    { kind: transport, driver },
    {
      displayId: ID,
      delivery,
      panic: 'live',
      view: PANEL_VIEW,
      pilot: new FixedPilot(delivery),
      pictures: { current: () => source.current(), held: () => undefined, black: blackFrame },
      listener: {
        heard() {},
        changed() {},
        lost: why => lost.push(why),
        sent() {},
        shown() {},
        touched() {},
      },
      encodes: new EncodeTable({ clock, encoder: async () => Buffer.alloc(LARGE_BYTES) }),
      metrics,
      clock,
      log: silentLog,
      random: () => 0,
    },
  );
  onTestFinished(() => {
    sender.close();
    driver.close();
    metrics.closeAll();
  });
  return { sender, clock, driver, metrics, lost };
}

describe.each(['raw', 'upload'] as const)('a display that fails under a sender by %s', transport => {
  it('D2 D3 dies in the middle of a picture: retrying, and why', async () => {
    const display = await startTcpDisplay(socket => {
      socket.on('data', () => {
        if (socket.bytesRead > 100_000) socket.resetAndDestroy();
      });
    });
    const b = senderTo(display.address, transport);
    b.sender.open();
    await until(() => expect(b.lost).toMatchObject([{ code: 'closed-by-display' }]));
    expect(b.sender.state).toMatchObject({ kind: 'retrying', why: { code: 'closed-by-display' } });
    display.gone();
    b.clock.advance(3_000);
    await until(() => expect(b.lost[1]).toMatchObject({ code: 'connection-refused' }));
    expect(b.metrics.rates(ID).dropped).toBe(2);
  });

  it('D7 hangs: it is given up at the deadline with a reset, and tried again', async () => {
    const endings: string[] = [];
    const display = await startTcpDisplay(socket => {
      socket.on('data', () => undefined);
      socket.on('error', error => endings.push('code' in error ? String(error.code) : error.message));
      socket.on('end', () => endings.push('polite'));
    });
    const b = senderTo(display.address, transport);
    b.sender.open();
    await until(() => expect(display.sockets[0]?.bytesRead).toBeGreaterThan(LARGE_BYTES));
    const deadlineMs = transport === 'raw' ? 5_000 : 10_000;
    b.clock.advance(deadlineMs - 1);
    expect([b.lost, b.driver.busySince]).toEqual([[], b.clock.wall() - deadlineMs + 1]);
    b.clock.advance(1);
    await until(() => expect(endings).toEqual(['ECONNRESET']));
    expect(b.lost).toMatchObject([{ code: 'no-answer' }]);
    b.clock.advance(3_000);
    await until(() => expect(display.sockets).toHaveLength(2));
  });

  it('D7 stops reading in mid-picture: what it did not take is not kept for it', async () => {
    const display = await startTcpDisplay(socket => socket.pause());
    const b = senderTo(display.address, transport);
    b.sender.open();
    await until(() => expect(display.sockets).toHaveLength(1));
    for (let second = 0; second < 60; second += 1) {
      b.clock.advance(1_000);
      await new Promise(setImmediate);
    }
    await until(() => expect(b.lost.length).toBeGreaterThan(3));
    expect(b.lost.every(({ code }) => code === 'no-answer')).toBe(true);
    b.sender.close();
    b.metrics.closeAll();
    await until(() => expect(b.clock.pending).toBe(0));
  });

  it('answers a redirect: refused, and nobody goes there', async () => {
    let visited = 0;
    const elsewhere = await startHttpDisplay((_, response) => {
      visited += 1;
      response.end('{"ok":true}');
    });
    const b = await postBench({ transport });
    b.panel.handle = response => response.writeHead(307, { Location: elsewhere.address }).end();
    b.sender.open();
    await settledAt(b, 'refused');
    expect(b.sender.state).toMatchObject({ why: { code: 'redirected', detail: 'HTTP 307' } });
    expect(visited).toBe(0);
  });

  it('drops the kept connection between two pictures: nobody notices', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    b.device.connections[0]?.resetAndDestroy();
    b.clock.advance(2_000);
    b.sender.offer(b.source.paint(GREEN));
    expect(await newestPosted(b, 2)).toEqual(GREEN);
    await until(() => expect(b.sent).toHaveLength(2));
    expect(b.lost).toEqual([]);
  });

  it('speaks no HTTP: retrying, and why', async () => {
    const display = await startTcpDisplay(socket => socket.end('220 mail.example ESMTP\r\n'));
    const b = senderTo(display.address, transport);
    b.sender.open();
    await until(() => expect(b.sender.state).toMatchObject({ kind: 'retrying' }));
    expect(['bad-reply', 'closed-by-display']).toContain(b.lost[0]?.code);
  });

  it('takes a hundred pictures in a row without a fault, on one connection', async () => {
    const b = await postBench({ transport });
    b.panel.handle = takes;
    b.sender.open();
    for (let n = 1; n <= 100; n += 1) {
      await until(() => expect(b.sent).toHaveLength(n));
      b.clock.advance(1_100);
      if (n < 100) b.sender.offer(b.source.paint([n * 2, 0, 250]));
    }
    expect([b.lost, b.device.connections.length, b.metrics.rates(ID).dropped]).toEqual([[], 1, 0]);
    expect(b.sender.state.kind).toBe('live');
  });
});
