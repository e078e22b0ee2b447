import { mkdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { ImageError } from '../imaging/image-error.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { ClipPlayer } from './clip-player.ts';
import { PreparedClip } from './prepared-clip.ts';
import type { Shown } from './shown.ts';

const SIDE = 4;

/** A picture of one grey, that of its number. */
function grey(value: number): Pixels {
  return { width: SIDE, height: SIDE, data: Buffer.alloc(SIDE * SIDE * 4, value) };
}

/** A clip whose pictures come when they are told to. */
function clipOf(delaysMs: readonly number[], greyOf = (index: number) => index) {
  const folder = path.join(temporaryFolder(), 'clips');
  mkdirSync(folder);
  const facts = { width: SIDE, height: SIDE, delaysMs };
  const clip = new PreparedClip({ facts, folder, file: path.join(folder, 'clip-1.rgba') });
  const waiting: (() => void)[] = [];
  let allowed = 0;
  async function* pictures(): AsyncGenerator<Pixels> {
    for (const index of delaysMs.keys()) {
      if (index >= allowed) await new Promise<void>(resolve => waiting.push(resolve));
      yield grey(greyOf(index));
    }
  }
  const allow = async (count: number) => {
    allowed = count;
    waiting.shift()?.();
    await vi.waitFor(() => expect(clip.has(count - 1)).toBe(true));
  };
  const done = clip.prepare(async () => pictures());
  return { clip, allow, done };
}

async function play(clip: PreparedClip) {
  const clock = new ManualClock();
  const shown: { at: number; picture: Shown }[] = [];
  const rounds: number[] = [];
  const faults: unknown[] = [];
  const player = new ClipPlayer({
    clip,
    clock,
    stage: {
      show: picture => shown.push({ at: clock.now(), picture }),
      roundEnded: () => rounds.push(clock.now()),
      failed: fault => faults.push(fault),
    },
  });
  player.start();
  await Promise.resolve();
  return { clock, player, shown, rounds, faults };
}

async function greysOf(shown: readonly { picture: Shown }[]): Promise<(number | undefined)[]> {
  const pixels = await Promise.all(shown.map(({ picture }) => picture.pixels()));
  return pixels.map(({ data }) => data[0]);
}

describe('a clip that plays', () => {
  it('shows each picture for as long as it says', async () => {
    const { clip, allow } = clipOf([20, 100, 50]);
    await allow(3);
    const { clock, shown, rounds, player } = await play(clip);
    clock.advance(350);
    expect(shown.map(({ at }) => at)).toEqual([0, 20, 120, 170, 190, 290, 340]);
    expect(await greysOf(shown)).toEqual([0, 1, 2, 0, 1, 2, 0]);
    expect(rounds).toEqual([170, 340]);
    player.stop();
    expect(clock.pending).toBe(0);
    clock.advance(1_000);
    expect(shown).toHaveLength(7);
  });

  it('leaves out what is late, and does not hurry after it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 2, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 1_500 }), { maxLength: 8 }),
        async (delaysMs, stalls) => {
          const { clip, allow } = clipOf(delaysMs);
          await allow(delaysMs.length);
          const { clock, shown, player } = await play(clip);
          const late = lateTimers(clock);
          for (const stallMs of stalls) {
            late.stall(stallMs);
            clock.advance(250);
          }
          player.stop();
          late.undo();
          // At any time the picture that is due then, by the clock alone.
          const greys = await greysOf(shown);
          for (const [index, { at }] of shown.entries()) expect(greys[index]).toBe(dueAt(delaysMs, at));
          // One at a time: none is shown in the same moment as another.
          expect(new Set(shown.map(({ at }) => at)).size).toBe(shown.length);
          await clip.dispose();
        },
      ),
      { numRuns: 20 },
    );
  });

  it('waits for a picture that is not prepared yet, and goes on from there', async () => {
    const { clip, allow } = clipOf([100, 100, 100]);
    await allow(1);
    const { clock, shown } = await play(clip);
    clock.advance(5_000);
    expect(await greysOf(shown)).toEqual([0]);
    await allow(3);
    clock.advance(250);
    expect(await greysOf(shown)).toEqual([0, 1, 2, 0]);
    expect(shown.map(({ at }) => at)).toEqual([0, 5_000, 5_100, 5_200]);
  });

  it('says what changed from one picture to the next, and nothing when it left some out', async () => {
    const { clip, allow, done } = clipOf([100, 100, 100]);
    await allow(3);
    await done;
    const { clock, shown } = await play(clip);
    clock.advance(300);
    const all = { x: 0, y: 0, width: SIDE, height: SIDE };
    expect(shown.map(({ picture }) => picture.changed)).toEqual([undefined, all, all, all]);
    lateTimers(clock).stall(150);
    clock.advance(100);
    expect(shown).toHaveLength(5);
    expect(shown.at(-1)?.picture.changed).toBeUndefined();
  });

  it('shows nothing new when the next picture is the same', async () => {
    const { clip, allow, done } = clipOf([100, 100, 100], index => (index === 1 ? 0 : index));
    await allow(3);
    await done;
    const { clock, shown } = await play(clip);
    clock.advance(350);
    expect(shown.map(({ at }) => at)).toEqual([0, 200, 300]);
  });

  it('calls a picture that stays for a second worth the smaller encoding', async () => {
    const { clip, allow } = clipOf([1_000, 999]);
    await allow(2);
    const { clock, shown } = await play(clip);
    clock.advance(1_500);
    expect(shown.map(({ picture }) => picture.still)).toEqual([true, false]);
  });
});

describe('a clip that breaks', () => {
  async function* broken(): AsyncGenerator<Pixels> {
    yield grey(7);
    throw new ImageError('broken', 'The GIF is cut off or damaged.');
  }

  function brokenClip(pictures: () => AsyncIterable<Pixels>, folder = temporaryFolder()) {
    const facts = { width: SIDE, height: SIDE, delaysMs: [100, 100, 100] };
    const clip = new PreparedClip({ facts, folder, file: path.join(folder, 'clip-1.rgba') });
    return { clip, done: clip.prepare(async () => pictures()) };
  }

  it('plays as far as it goes, keeps that and says why', async () => {
    const { clip, done } = brokenClip(broken);
    await done;
    const { clock, shown, faults } = await play(clip);
    expect(faults).toEqual([]);
    clock.advance(100);
    expect(await greysOf(shown)).toEqual([7]);
    expect(faults).toMatchObject([{ code: 'broken' }]);
    expect(clock.pending).toBe(0);
  });

  it('that ends too early, or is of another size than it said, is broken', async () => {
    async function* short(): AsyncGenerator<Pixels> {
      yield grey(1);
    }
    async function* large(): AsyncGenerator<Pixels> {
      yield { width: 8, height: 8, data: Buffer.alloc(256) };
    }
    for (const pictures of [short, large]) {
      const { clip, done } = brokenClip(pictures);
      await done;
      expect(clip.fault).toMatchObject({ code: 'broken' });
    }
  });

  it('on a disk that does not take it fails and throws nothing', async () => {
    const { clip, done } = brokenClip(broken, path.join(temporaryFolder(), 'gone'));
    await done;
    const { faults } = await play(clip);
    expect(faults).toMatchObject([{ code: 'ENOENT' }]);
  });

  it('that was let go of gives no pictures, but those that somebody holds', async () => {
    const { clip, allow } = clipOf([100, 100]);
    await allow(2);
    const { clock, shown } = await play(clip);
    await shown[0]?.picture.pixels();
    clock.advance(100);
    await clip.dispose();
    expect((await shown[0]?.picture.pixels())?.data[0]).toBe(0);
    await expect(shown[1]?.picture.pixels()).rejects.toMatchObject({ name: 'ImageError' });
  });
});

/** The number of the picture that is due. */
function dueAt(delaysMs: readonly number[], at: number): number {
  let left = at % delaysMs.reduce((sum, delayMs) => sum + delayMs, 0);
  return delaysMs.findIndex(delayMs => {
    left -= delayMs;
    return left < 0;
  });
}

/** A machine that was busy: time has passed when a timer gets its turn. */
function lateTimers(clock: ManualClock): { stall: (ms: number) => void; undo: () => void } {
  let lateMs = 0;
  const now = clock.now.bind(clock);
  clock.now = () => now() + lateMs;
  return {
    stall: ms => {
      lateMs += ms;
    },
    undo: () => {
      clock.now = now;
    },
  };
}
