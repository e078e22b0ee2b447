import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { until } from '../displays/test-kit/until.ts';
import { EncodeTable } from '../imaging/encode-table.ts';
import { readImageHeader } from '../imaging/image-header.ts';
import { newestPosted, passRetry, postBench, refuses, settledAt, takes } from './test-kit/post-bench.ts';
import { BLUE, GREEN, ID, RED, WHITE } from './test-kit/sender-bench.ts';

const TRANSPORTS = ['raw', 'upload'] as const;

/** Holds every answer back until the test lets it go. */
function holding(b: Awaited<ReturnType<typeof postBench>>) {
  const held: (() => void)[] = [];
  b.panel.handle = (...request) => void held.push(() => takes(...request));
  return async () => {
    await until(() => expect(held.length).toBeGreaterThan(0));
    held.shift()?.();
  };
}

describe.each(TRANSPORTS)('a sender by %s', transport => {
  it('sends the present picture at once, and is live when the display has taken it', async () => {
    const b = await postBench({ transport });
    const answerNext = holding(b);
    b.sender.open();
    expect(b.sender.state.kind).toBe('connecting');
    expect(await newestPosted(b, 1)).toEqual(WHITE);
    expect([b.sender.reached, b.sent.length]).toEqual([false, 0]);
    await answerNext();
    await settledAt(b, 'live');
    expect(b.sent.map(({ bytes }) => bytes)).toEqual(b.pictures);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('D2 D3 sends %s of the size of the panel', async format => {
    const b = await postBench({ transport, format, quality: 60 });
    b.sender.open();
    expect(await newestPosted(b, 1)).toEqual(WHITE);
    expect(readImageHeader(b.pictures[0] ?? Buffer.alloc(0))).toMatchObject({
      format,
      width: 720,
      height: 720,
    });
  });

  it('D7 has one request in flight; of what comes meanwhile only the newest is sent', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    const answerNext = holding(b);
    for (const colour of [RED, GREEN, RED, BLUE]) {
      b.clock.advance(transport === 'raw' ? 40 : 1_200);
      b.sender.offer(b.source.paint(colour));
      await until(() => expect(b.pictures.length).toBe(2));
    }
    await answerNext();
    expect(await newestPosted(b, 3)).toEqual(BLUE);
    expect(b.encodes.encodes).toBe(3);
    expect(b.metrics.rates(ID).dropped).toBe(2);
  });

  it('says that it is slow when an answer takes longer than a second, for as long as it does', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    const answerNext = holding(b);
    b.clock.advance(1_200);
    b.sender.offer(b.source.paint(RED));
    await newestPosted(b, 2);
    for (let second = 1; second <= 4; second += 1) {
      b.clock.advance(1_000);
      expect(b.sender.state).toMatchObject({ kind: 'slow', why: { code: 'falling-behind' } });
    }
    await answerNext();
    await until(() => expect(b.sent).toHaveLength(2));
    b.clock.advance(2_000);
    expect(b.sender.state.kind).toBe('live');
  });

  it('tries again after a fault, soon at first, and shows what is due by then', async () => {
    const b = await postBench({ transport });
    b.panel.handle = refuses('BUSY');
    b.sender.open();
    await settledAt(b, 'retrying');
    expect(b.sender.state).toMatchObject({ why: { code: 'busy' } });
    b.source.paint(RED);
    b.sender.polled();
    b.panel.handle = takes;
    passRetry(b);
    expect(await newestPosted(b, 2)).toEqual(transport === 'raw' ? RED : WHITE);
    await settledAt(b, 'live');
    expect(b.lost).toHaveLength(1);
  });

  it('is shown as retrying since the first of several faults, waits longer each time, and 3 s at most', async () => {
    const b = await postBench({ transport });
    b.panel.handle = refuses('INTERNAL', 500);
    b.sender.open();
    await settledAt(b, 'retrying');
    const { since } = b.sender.state;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      waits.push(passRetry(b));
      await until(() => expect(b.lost).toHaveLength(attempt + 1));
    }
    // An attempt is an upload too: not more than one a second.
    const soonest = transport === 'raw' ? [250, 500, 1_000] : [1_000, 1_000, 1_000];
    expect(waits.map(wait => (wait < 1_100 ? wait - (wait % 250) : wait))).toEqual([
      ...soonest,
      2_000,
      3_000,
      3_000,
    ]);
    expect(b.sender.state).toMatchObject({ kind: 'retrying', since, why: { code: 'server-error' } });
  });

  it('a display that fails every other time is tried again soon each time', async () => {
    const b = await postBench({ transport });
    let fails = false;
    b.panel.handle = (...request) => {
      (fails ? refuses('INTERNAL', 500) : takes)(...request);
      fails = !fails;
    };
    b.sender.open();
    await settledAt(b, 'live');
    for (const colour of [RED, GREEN, BLUE]) {
      b.clock.advance(2_000);
      b.sender.offer(b.source.paint(colour));
      await settledAt(b, 'retrying');
      expect(passRetry(b)).toBeLessThan(1_100);
      await settledAt(b, 'live');
      expect(await newestPosted(b, b.pictures.length)).toEqual(colour);
    }
  });

  it.each([
    ['UPLOAD_OFF', 404, 'upload-off'],
    ['NOT_FOUND', 404, 'not-offered'],
  ] as const)(
    'D4 says that %s is refused, asks again every 10 s, and recovers by itself',
    async (code, status, why) => {
      const b = await postBench({ transport });
      b.panel.handle = refuses(code, status);
      b.sender.open();
      await settledAt(b, 'refused');
      expect(b.sender.state).toMatchObject({ why: { code: why } });
      b.clock.advance(9_999);
      expect(b.pictures).toHaveLength(1);
      b.panel.handle = takes;
      b.clock.advance(1);
      await settledAt(b, 'live');
    },
  );

  it('D4 does not send a picture again that was refused, but the next one', async () => {
    const b = await postBench({ transport });
    b.panel.handle = refuses('INVALID_IMAGE', 400);
    b.sender.open();
    await settledAt(b, 'refused');
    b.clock.advance(60_000);
    expect(b.pictures).toHaveLength(1);
    b.panel.handle = takes;
    expect(b.sender.wants).not.toBe('nothing');
    b.sender.offer(b.source.paint(GREEN));
    expect(await newestPosted(b, 2)).toEqual(GREEN);
    await settledAt(b, 'live');
  });

  it.each(['SD_FULL', 'SD_LOCKED'])('D4 tries slowly after %s', async code => {
    const b = await postBench({ transport });
    b.panel.handle = refuses(code);
    b.sender.open();
    await settledAt(b, 'retrying');
    expect(b.sender.state).toMatchObject({ retryAt: b.clock.wall() + 10_000 });
  });

  it('shows the present picture again when a display that was silent answers, and not before', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    b.sender.polled({ code: 'no-answer', detail: '' });
    expect(b.sender.state.kind).toBe('retrying');
    expect(b.pictures).toHaveLength(1);
    passRetry(b);
    expect(await newestPosted(b, 2)).toEqual(WHITE);
    await settledAt(b, 'live');
  });

  it('takes another quality at once, without another connection', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    b.clock.advance(2_000);
    b.sender.setDelivery({ ...DEFAULT_DELIVERY, transport, format: 'webp', quality: 30, fps: 10 });
    await newestPosted(b, 2);
    expect(readImageHeader(b.pictures[1] ?? Buffer.alloc(0))?.format).toBe('webp');
    await until(() => expect(b.sent.at(-1)?.encoding).toMatchObject({ format: 'webp', quality: 30 }));
    expect(b.device.connections).toHaveLength(1);
  });

  it('D7 resets a running request when it is closed, and leaves no timer', async () => {
    const b = await postBench({ transport });
    holding(b);
    b.sender.open();
    await newestPosted(b, 1);
    b.sender.close();
    b.metrics.closeAll();
    await until(() => expect(b.device.endings).toEqual(['reset']));
    await until(() => expect(b.clock.pending).toBe(0));
    expect([b.sent, b.lost]).toEqual([[], []]);
  });

  it('goes on when a picture cannot be encoded', async () => {
    let broken = true;
    const encodes = new EncodeTable({
      encoder: async () => {
        if (broken) throw new Error('no memory');
        return Buffer.from('fine');
      },
    });
    const b = await postBench({ transport, encodes });
    b.panel.handle = response => response.end('{"ok":true}');
    b.sender.open();
    await until(() => expect(b.metrics.rates(ID).dropped).toBe(1));
    broken = false;
    b.clock.advance(2_000);
    b.sender.offer(b.source.paint(RED));
    await until(() => expect(b.sent).toHaveLength(1));
  });
});

describe('RawSender', () => {
  it('D3 keeps to its fps, and sends the last picture of a burst', async () => {
    const b = await postBench({ transport: 'raw', fps: 10 });
    b.sender.open();
    await settledAt(b, 'live');
    for (const colour of [RED, GREEN, RED, BLUE]) b.source.paint(colour);
    expect(b.pictures).toHaveLength(1);
    b.clock.advance(100);
    expect(await newestPosted(b, 2)).toEqual(BLUE);
    expect(b.metrics.rates(ID).dropped).toBe(0);
  });

  it('shows what was painted while the first picture was on its way', async () => {
    const b = await postBench({ transport: 'raw' });
    const answerNext = holding(b);
    b.sender.open();
    await newestPosted(b, 1);
    b.clock.advance(100);
    b.source.paint(RED);
    await answerNext();
    expect(await newestPosted(b, 2)).toEqual(RED);
  });

  it('does not want frames while the display takes none: nobody paints them for it', async () => {
    const b = await postBench({ transport: 'raw' });
    b.panel.handle = refuses('OOM');
    expect(b.sender.wants).toBe('nothing');
    b.sender.open();
    await settledAt(b, 'retrying');
    expect(b.sender.wants).toBe('nothing');
    b.panel.handle = takes;
    b.clock.advance(250);
    await settledAt(b, 'live');
    expect(b.sender.wants).toBe('frames');
  });
});

describe('UploadSender', () => {
  it('D2 keeps a second between two pictures, and drops the ones in between', async () => {
    const b = await postBench({ transport: 'upload' });
    b.sender.open();
    await settledAt(b, 'live');
    for (const colour of [RED, GREEN, BLUE]) b.sender.offer(b.source.paint(colour));
    b.clock.advance(999);
    expect(b.pictures).toHaveLength(1);
    b.clock.advance(100);
    expect(await newestPosted(b, 2)).toEqual(BLUE);
  });

  it('a finished picture is not lost by a fault, unless a newer one takes its place', async () => {
    const b = await postBench({ transport: 'upload' });
    b.sender.open();
    await settledAt(b, 'live');
    b.clock.advance(2_000);
    b.panel.handle = refuses('BUSY');
    b.sender.offer(b.source.paint(RED));
    await settledAt(b, 'retrying');
    b.source.paint(GREEN); // Somebody draws again; that is not finished.
    passRetry(b);
    expect(await newestPosted(b, 3)).toEqual(RED);
    await until(() => expect(b.lost).toHaveLength(2));
    b.sender.offer(b.source.paint(BLUE));
    b.panel.handle = takes;
    passRetry(b);
    expect(await newestPosted(b, 4)).toEqual(BLUE);
    await settledAt(b, 'live');
  });
});
