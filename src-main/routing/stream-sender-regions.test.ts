import { describe, expect, it } from 'vitest';
import {
  FRAME_FORMAT,
  FRAME_HEADER_BYTES,
  readFrameHeader,
  readRegionPlace,
} from '#shared/wire/frame-header';
import { until } from '../displays/test-kit/until.ts';
import { readImageHeader } from '../imaging/image-header.ts';
import { PANEL_VIEW } from './panel-view.ts';
import { type Bench, type BenchOptions, BLUE, bench, GREEN, paint, RED } from './test-kit/sender-bench.ts';

const DAB = { x: 100, y: 200, width: 30, height: 10 };
const DAB_IN_BLOCKS = { x: 96, y: 192, width: 48, height: 32 };

const regionBench = ({ target, ...options }: BenchOptions = {}) =>
  bench({ side: 720, prompt: true, ...options, target: { regions: true, ...target } });

/** What a display was sent, message by message: `whole`, or the place of a region. */
const kinds = ({ panel }: Bench) =>
  panel.messages.map(message => {
    const header = readFrameHeader(message);
    if (header?.format !== FRAME_FORMAT.region) return 'whole';
    return readRegionPlace(message.subarray(FRAME_HEADER_BYTES));
  });

const untilSent = (b: Bench, expected: unknown[]) => until(() => expect(kinds(b)).toEqual(expected));

/** Dabs, and waits until the display has acknowledged it. */
async function dab(b: Bench, count: number): Promise<void> {
  b.clock.advance(40);
  b.source.dab(DAB, count % 2 ? GREEN : RED);
  await until(() => expect(b.panel.messages).toHaveLength(count));
  await until(() => expect(b.pilot.told.acknowledged).toHaveLength(count));
}

describe('StreamSender to a display that takes regions', () => {
  it('S2 sends what changed, as a JPEG of that size, and tells so', async () => {
    const b = await regionBench();
    await untilSent(b, ['whole']);
    await dab(b, 2);
    expect(kinds(b)).toEqual(['whole', DAB_IN_BLOCKS]);
    const jpeg = b.panel.messages[1]?.subarray(FRAME_HEADER_BYTES + 8) ?? Buffer.alloc(0);
    expect(readImageHeader(jpeg)).toMatchObject({ format: 'jpeg', width: 48, height: 32 });
    expect(b.sent.at(-1)?.encoding.region).toEqual(DAB_IN_BLOCKS);
    expect(b.sent.at(-1)?.bytes.equals(jpeg)).toBe(true);
    expect(b.sender.sending).toMatchObject({ regions: true });
  });

  it('S2 sends none to a display that does not announce it', async () => {
    const b = await regionBench({ target: { regions: false } });
    await untilSent(b, ['whole']);
    await dab(b, 2);
    expect(kinds(b)).toEqual(['whole', 'whole']);
    expect(b.sender.sending).toMatchObject({ regions: false });
  });

  it('S2 is whole again within 5 s of the first region, then nothing leaves', async () => {
    const b = await regionBench();
    await untilSent(b, ['whole']);
    await dab(b, 2);
    await dab(b, 3);
    b.clock.advance(4_900);
    await b.panel.roundTrip();
    expect(b.panel.messages).toHaveLength(3);
    b.clock.advance(100);
    await untilSent(b, ['whole', DAB_IN_BLOCKS, DAB_IN_BLOCKS, 'whole']);
    for (let second = 0; second < 20; second += 1) {
      b.clock.advance(1_000);
      await b.panel.roundTrip();
    }
    expect(b.panel.messages).toHaveLength(4);
  });

  it('S2 S6 a region that is never acknowledged is followed by a whole picture, once', async () => {
    const b = await regionBench({ prompt: false });
    await untilSent(b, ['whole']);
    b.panel.show(1);
    await until(() => expect(b.shown).toHaveLength(1));
    b.clock.advance(40);
    b.source.dab(DAB, RED);
    await untilSent(b, ['whole', DAB_IN_BLOCKS]);
    b.clock.advance(1_000);
    await untilSent(b, ['whole', DAB_IN_BLOCKS, 'whole']);
    expect(b.pilot.told.lost).toEqual([1]);
    for (let second = 0; second < 10; second += 1) {
      b.clock.advance(1_000);
      await b.panel.roundTrip();
    }
    expect(b.panel.messages).toHaveLength(3);
  });

  it('S2 S6 so is one that a display passed over in its answers, or says it dropped', async () => {
    const b = await regionBench({ prompt: false });
    await untilSent(b, ['whole']);
    b.panel.show(1);
    for (const [count, colour] of [
      [2, RED],
      [3, GREEN],
    ] as const) {
      b.clock.advance(40);
      b.source.dab(DAB, colour);
      await until(() => expect(b.panel.messages).toHaveLength(count));
    }
    b.panel.show(3);
    await until(() => expect(b.shown).toHaveLength(2));
    b.clock.advance(40);
    await untilSent(b, ['whole', DAB_IN_BLOCKS, DAB_IN_BLOCKS, 'whole']);
    b.panel.show(4);
    b.panel.say({ type: 'stats', frames_dropped: 3 });
    await until(() => expect(b.shown).toHaveLength(3));
    b.clock.advance(40);
    b.source.dab(DAB, BLUE);
    await until(() => expect(kinds(b)[4]).toEqual(DAB_IN_BLOCKS));
    b.panel.show(5);
    b.panel.say({ type: 'stats', frames_dropped: 5 });
    await until(() => expect(b.pilot.told.lost).toEqual([2]));
    b.clock.advance(40);
    await until(() => expect(kinds(b)[5]).toBe('whole'));
  });

  it('S2 S8 begins with a whole picture on every connection, after black, and in another size or look', async () => {
    const b = await regionBench();
    await untilSent(b, ['whole']);
    await dab(b, 2);
    b.sender.setPanic('dark');
    await until(() => expect(kinds(b)[2]).toBe('whole'));
    b.sender.setPanic('live');
    b.clock.advance(40);
    await until(() => expect(kinds(b)[3]).toBe('whole'));
    b.sender.setView({ ...PANEL_VIEW, look: { ...PANEL_VIEW.look, rotate: 90 } });
    b.clock.advance(40);
    await until(() => expect(kinds(b)[4]).toBe('whole'));
    await dab(b, 6);
    expect(kinds(b)[5]).toBe('whole');
    expect(b.sender.sending).toMatchObject({ regions: false });
    b.sender.setView(PANEL_VIEW);
    b.clock.advance(40);
    await until(() => expect(kinds(b)[6]).toBe('whole'));
    b.pilot.decide({ side: 480 });
    await dab(b, 8);
    b.pilot.decide({ side: 720 });
    await dab(b, 9);
    await dab(b, 10);
    expect(kinds(b).slice(7)).toEqual(['whole', 'whole', DAB_IN_BLOCKS]);
  });

  it('S2 displays that miss the same share one encode of it', async () => {
    const first = await regionBench();
    const second = await regionBench({ encodes: first.encodes });
    await Promise.all([untilSent(first, ['whole']), untilSent(second, ['whole'])]);
    const before = first.encodes.encodes;
    for (const { clock } of [first, second]) clock.advance(40);
    const frame = first.source.dab(DAB, BLUE);
    second.sender.offer(frame);
    await Promise.all([first, second].map(b => until(() => expect(kinds(b)[1]).toEqual(DAB_IN_BLOCKS))));
    expect(first.encodes.encodes).toBe(before + 1);
    expect(first.sent.at(-1)?.bytes).toBe(second.sent.at(-1)?.bytes);
  });

  it('S2 joins what changed while the display owed an answer', async () => {
    const b = await regionBench({ prompt: false, target: { regions: true, ring: 1 } });
    await untilSent(b, ['whole']);
    for (const x of [16, 64, 128]) {
      b.clock.advance(40);
      b.source.dab({ x, y: 0, width: 16, height: 16 }, RED);
    }
    b.panel.show(1);
    await untilSent(b, ['whole', { x: 16, y: 0, width: 128, height: 16 }]);
  });

  it('takes up on its connection what a display says of itself anew: S3 max_frame, S5 ring, S2 regions', async () => {
    const b = await regionBench({ target: { regions: false } });
    await untilSent(b, ['whole']);
    const { target } = b.panel;
    const shrunk = { ...target, maxFrameBytes: 60_000, ring: 1, regions: true };
    expect(b.sender.follow({ kind: 'stream', target: shrunk })).toBe(true);
    expect(b.pilot.told.maxBytes).toEqual([59_992]);
    await dab(b, 2);
    await dab(b, 3);
    expect(kinds(b)).toEqual(['whole', 'whole', DAB_IN_BLOCKS]);
    expect(b.sender.follow({ kind: 'stream', target: { ...shrunk, maxFrameBytes: 50 } })).toBe(true);
    paint(b, BLUE);
    await until(() =>
      expect(b.sender.state).toMatchObject({ kind: 'refused', why: { code: 'frame-too-large' } }),
    );
    expect(b.sender.follow({ kind: 'stream', target })).toBe(true);
    b.clock.advance(40);
    await until(() => expect(b.panel.messages).toHaveLength(4));
    expect([b.panel.connections, b.sender.state.kind]).toEqual([1, 'live']);
    expect(b.sender.follow({ kind: 'stream', target: { ...target, acknowledges: false } })).toBe(false);
  });
});
