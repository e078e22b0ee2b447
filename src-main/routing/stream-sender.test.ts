import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrameHeader } from '#shared/wire/frame-header';
import { until } from '../displays/test-kit/until.ts';
import { EncodeTable } from '../imaging/encode-table.ts';
import { encodeJpeg } from '../imaging/jpeg.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { startCuttingPanel } from './test-kit/cutting-panel.ts';
import {
  BLUE,
  bench,
  dropped,
  GREEN,
  ID,
  newest,
  paint,
  promptEncodes,
  RED,
  WHITE,
} from './test-kit/sender-bench.ts';
import { TestPanel } from './test-kit/test-panel.ts';
import { colourOf } from './test-kit/test-source.ts';

describe('StreamSender', () => {
  it('S1 S6 S8 sends the present picture at once, asks for an acknowledgement, and then what is painted', async () => {
    const b = await bench({ prompt: true });
    expect(await newest(b, 1)).toEqual(WHITE);
    const [first] = b.panel.messages;
    expect(first && readFrameHeader(first)).toMatchObject({ format: 1, flags: 1 });
    paint(b, RED);
    expect(await newest(b, 2)).toEqual(RED);
    expect(b.sender.state.kind).toBe('live');
  });

  it('asks no acknowledgement of a display that gives none', async () => {
    const b = await bench({ target: { acknowledges: false } });
    await newest(b, 1);
    const [first] = b.panel.messages;
    expect(first && readFrameHeader(first)).toMatchObject({ flags: 0 });
  });

  it('sends and encodes nothing while the source does not change', async () => {
    const b = await bench({ prompt: true });
    await newest(b, 1);
    for (let second = 0; second < 3; second += 1) b.clock.advance(1_000);
    await b.panel.roundTrip();
    expect(b.panel.messages).toHaveLength(1);
    expect(b.encodes.encodes).toBe(1);
  });

  it('S6 has at most three frames under way; the newest waits, unencoded, and goes when one is acknowledged', async () => {
    const b = await bench();
    await newest(b, 1);
    for (const frames of [2, 3]) {
      paint(b, RED);
      await newest(b, frames);
    }
    for (const colour of [GREEN, RED, GREEN, BLUE]) paint(b, colour);
    await b.panel.roundTrip();
    expect(b.panel.messages).toHaveLength(3);
    expect(b.encodes.encodes).toBe(3);
    expect(dropped(b)).toBe(3);
    expect(b.sender.state).toMatchObject({ kind: 'slow', why: { code: 'falling-behind' } });
    b.panel.show(1);
    expect(await newest(b, 4)).toEqual(BLUE);
  });

  it('S6 is live again when the display keeps up again', async () => {
    const b = await bench();
    await newest(b, 1);
    for (const frames of [2, 3]) {
      paint(b, RED);
      await newest(b, frames);
    }
    for (const colour of [GREEN, RED, GREEN, BLUE]) paint(b, colour);
    expect(b.sender.state.kind).toBe('slow');
    b.panel.show(3);
    await newest(b, 4);
    b.panel.show(4);
    await b.panel.roundTrip();
    b.clock.advance(2_000);
    expect(b.sender.state).toEqual({ kind: 'live', since: b.clock.wall() });
  });

  it('S6 writes off what a display never acknowledges, says so, and still shows it the newest', async () => {
    const b = await bench();
    await newest(b, 1);
    for (const frames of [2, 3]) {
      paint(b, RED);
      await newest(b, frames);
    }
    paint(b, BLUE);
    b.clock.advance(1_000);
    expect(await newest(b, 4)).toEqual(BLUE);
    expect(dropped(b)).toBe(3);
    expect(b.sender.state).toMatchObject({ kind: 'slow', why: { code: 'no-acknowledgement' } });
    expect(b.metrics.lightMs(ID)).toBeUndefined();
  });

  it('S6 looks into a picture that left as it came when the display makes nothing of it', async () => {
    const b = await bench();
    await newest(b, 1);
    const pixelsOfWhite = { width: 720, height: 720, data: Buffer.alloc(720 * 720 * 4, 255) };
    const bytes = await encodeJpeg(pixelsOfWhite, { quality: 75 });
    let looked = 0;
    const original = { format: 'jpeg', bytes, baseline: true } as const;
    const pixels = () => {
      looked += 1;
      return Promise.reject(new Error('It is broken.'));
    };
    const { marks, contributors } = b.source.current();
    b.clock.advance(200);
    const broken = { source: 'program', sequence: 1, width: 720, height: 720 };
    b.sender.offer({ ...broken, marks, contributors, pixels, original });
    await until(() => expect(b.panel.messages).toHaveLength(2));
    expect(looked).toBe(0);
    b.clock.advance(1_000);
    expect(looked).toBe(1);
  });

  it('holds one frame, however long the display does not take any', async () => {
    const b = await bench({ target: { ring: 1 } });
    await newest(b, 1);
    for (let frames = 0; frames < 500; frames += 1) b.source.paint(frames === 499 ? BLUE : RED);
    b.panel.show(1);
    b.clock.advance(40);
    expect(await newest(b, 2)).toEqual(BLUE);
    expect(b.encodes.encodes).toBe(2);
    expect(dropped(b)).toBe(499);
  });

  it('keeps to its fps cap on average, however it is fed, and the last frame of a burst is always sent', async () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(gaps, async waits => {
        const b = await bench({ fps: 10, encodes: promptEncodes(), target: { acknowledges: false } });
        const sentAt: number[] = [];
        let last = b.source.current();
        for (const wait of [...waits, 200]) {
          b.clock.advance(wait);
          await new Promise(setImmediate);
          while (sentAt.length < b.sent.length) sentAt.push(b.clock.now());
          if (wait < 200) last = b.source.paint(RED);
        }
        expect(b.sent.at(-1)?.frame.sequence).toBe(last.sequence);
        const spanMs = (sentAt.at(-1) ?? 0) - (sentAt[0] ?? 0);
        // Times are known to a step of the loop, which is 200 ms at most.
        expect(b.sent.length - 1).toBeLessThanOrEqual((spanMs + 200) / 100 + 1);
        await b.panel.vanish();
        b.sender.close();
      }),
      { numRuns: 15 },
    );
  });

  it('does not hold back a source of the same pace because of one late frame', async () => {
    const b = await bench({ fps: 10, target: { acknowledges: false } });
    await newest(b, 1);
    for (const [frame, waitMs] of [120, 85, 95, 100, 100].entries()) {
      b.clock.advance(waitMs);
      b.source.paint(RED);
      await newest(b, frame + 2);
    }
  });

  it('counts no frame as dropped that only waited for its moment', async () => {
    const b = await bench({ target: { acknowledges: false } });
    await newest(b, 1);
    for (const colour of [RED, GREEN, BLUE]) b.source.paint(colour);
    b.clock.advance(40);
    expect(await newest(b, 2)).toEqual(BLUE);
    expect(dropped(b)).toBe(0);
  });

  it('S8 shows the present picture by itself to a display that vanished and returned', async () => {
    const b = await bench({ prompt: true });
    await newest(b, 1);
    await b.panel.vanish();
    await until(() => expect(b.sender.state.kind).toBe('retrying'));
    paint(b, GREEN);
    const back = await TestPanel.start({ port: b.panel.port, prompt: true });
    b.clock.advance(3_000);
    await until(() => expect(back.jpegs).toHaveLength(1));
    expect(await colourOf(back.jpegs[0] ?? Buffer.alloc(0))).toEqual(GREEN);
    expect(b.sender.state.kind).toBe('live');
  });

  it('S8 shows the present picture, whole, to a display that vanished in mid-frame and returned', async () => {
    // Far more than one read of a socket brings, so that the cut comes in the middle.
    const encoder = async (pixels: Pixels) => Buffer.alloc(200_000, pixels.data[0]);
    const cut = await startCuttingPanel();
    const b = await bench({ encodes: new EncodeTable({ encoder }), target: { url: cut.url } });
    await until(() =>
      expect(b.sender.state).toMatchObject({ kind: 'retrying', why: { code: 'closed-by-display' } }),
    );
    expect(cut.received()).toBeLessThan(200_000);
    await cut.gone();
    paint(b, [7, 0, 0]);
    const back = await TestPanel.start({ port: cut.port });
    b.clock.advance(3_000);
    await until(() => expect(back.jpegs).toEqual([Buffer.alloc(200_000, 7)]));
  });

  it('S8 takes no latency from the picture that it sends again', async () => {
    const b = await bench({ prompt: true });
    await newest(b, 1);
    await b.panel.roundTrip();
    b.clock.advance(1_000);
    const { value } = await b.metrics.watch(ID).next();
    const [sample] = value?.type === 'snapshot' ? value.samples : [];
    expect(Object.keys(sample?.stages ?? {})).toEqual(['transfer', 'decode', 'show']);
    expect(sample).not.toHaveProperty('total');
  });

  it('S3 lowers the quality for a picture that is too large, else says that it cannot be shown', async () => {
    let bytesPerPoint = 1_000;
    const encoder = async (_: unknown, { quality }: { quality: number }) =>
      Buffer.alloc(quality * bytesPerPoint);
    const b = await bench({
      prompt: true,
      encodes: new EncodeTable({ encoder }),
      target: { maxFrameBytes: 50_000 },
    });
    await until(() => expect(b.panel.jpegs[0]).toHaveLength(45_000));
    bytesPerPoint = 2_000;
    paint(b, RED);
    await until(() =>
      expect(b.sender.state).toMatchObject({ kind: 'refused', why: { code: 'frame-too-large' } }),
    );
    expect(b.panel.messages).toHaveLength(1);
    expect(dropped(b)).toBe(1);
    bytesPerPoint = 100;
    paint(b, GREEN);
    await until(() => expect(b.panel.jpegs[1]).toHaveLength(7_500));
    expect(b.sender.state.kind).toBe('live');
  });

  it('outlives an encoder that fails', async () => {
    let broken = true;
    const encoder = async () => {
      if (broken) throw new Error('out of memory');
      return Buffer.alloc(9);
    };
    const b = await bench({ prompt: true, encodes: new EncodeTable({ encoder }) });
    await until(() => expect(dropped(b)).toBe(1));
    broken = false;
    paint(b, RED);
    await until(() => expect(b.panel.messages).toHaveLength(1));
  });

  it('S6 is not misled by nonsense from the display', async () => {
    const b = await bench();
    await newest(b, 1);
    for (const text of [
      '',
      '{',
      '{"type":"shown","n":-1}',
      '{"type":"shown","n":99}',
      '[]',
      '{"type":"later"}',
    ]) {
      b.panel.say(text);
    }
    paint(b, RED);
    expect(await newest(b, 2)).toEqual(RED);
    expect(b.sender.state.kind).toBe('live');
  });

  it('loses no acknowledgement and no frame in whatever order a display answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }), async answers => {
        const b = await bench();
        for (const n of answers) {
          paint(b, RED);
          b.panel.show(n);
          await new Promise(setImmediate);
        }
        paint(b, BLUE);
        await until(async () => {
          b.clock.advance(1_000);
          expect(await colourOf(b.panel.jpegs.at(-1) ?? Buffer.alloc(0))).toEqual(BLUE);
        });
        await b.panel.vanish();
        b.sender.close();
      }),
      { numRuns: 8 },
    );
  });

  it('leaves no timer when it is closed', async () => {
    const b = await bench();
    await newest(b, 1);
    paint(b, RED);
    b.sender.close();
    b.metrics.closeAll();
    await until(() => expect(b.clock.pending).toBe(0));
    expect(b.sender.wants).toBe('nothing');
  });
});
