import { beforeEach, describe, expect, test } from 'vitest';
import type { Pattern } from '#shared/contract/pattern';
import { ManualClock } from '#shared/manual-clock';
import type { Frame } from '../imaging/frame.ts';
import { type PatternFacts, PatternSource } from './pattern-source.ts';
import { readClockCode } from './patterns/test-kit/read-clock-code.ts';
import type { Source } from './source.ts';

const FACTS: PatternFacts = { number: 1, name: 'Left', address: 'http://192.168.1.20:80' };

let clock: ManualClock;
beforeEach(() => {
  clock = new ManualClock();
});

const show = (pattern: Pattern) => new PatternSource({ pattern, facts: FACTS, clock });

function watch(source: Source, fps: number): Frame[] {
  const frames: Frame[] = [];
  source.subscribe(fps, frame => frames.push(frame));
  return frames;
}

/** In small steps: what is due happens between them. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5) {
    clock.advance(Math.min(5, left));
    await Promise.resolve();
  }
}

describe('a pattern that stands still', () => {
  test('is one picture, whoever asks and however long it is shown', async () => {
    const source = show('bars');
    const frames = watch(source, 30);
    await pass(2_000);
    expect(frames).toHaveLength(1);
    expect(source.current()).toBe(frames[0]);
    expect(frames[0]).toMatchObject({ sequence: 1, width: 720, height: 720, still: true });
    expect(await frames[0]?.pixels()).toBe(await frames[0]?.pixels());
    expect(clock.pending).toBe(0);
  });

  test('is drawn for one display at a time, so that nothing else waits for all of them', async () => {
    const cards = Array.from({ length: 4 }, () => show('identify').current().pixels());
    let drawn = 0;
    const drawings = Promise.all(
      cards.map(async card => {
        await card;
        drawn += 1;
      }),
    );
    const seen = new Set<number>();
    while (drawn < cards.length) {
      await new Promise(resolve => setImmediate(resolve));
      seen.add(drawn);
    }
    await drawings;
    expect(seen.size).toBeGreaterThanOrEqual(4);
  });

  test('comes to rest at once, and once: cards are written one time', async () => {
    const rests: Frame[] = [];
    const source = show('white');
    source.onSettled(frame => rests.push(frame));
    await pass(30_000);
    expect(rests).toEqual([source.current()]);
  });

  test('has the size of a panel before it was ever drawn', () => {
    expect(show('grid')).toMatchObject({ width: 720, height: 720 });
  });

  test('of another display goes by another name', () => {
    expect(show('identify').id).not.toBe(show('identify').id);
  });
});

describe('motion', () => {
  test('has a new picture at the rate of who looks, and the fastest of them sets the pace', async () => {
    const source = show('motion');
    const [fast, slow] = [watch(source, 40), watch(source, 10)];
    await pass(2_000);
    expect([fast.length, slow.length]).toEqual([80, 20]);
    expect(source.fps).toBe(40);
    expect(slow.every(frame => fast.includes(frame))).toBe(true);
  });

  test('costs nothing while nobody looks', async () => {
    const source = show('motion');
    const subscription = source.subscribe(30, () => undefined);
    await pass(500);
    subscription.close();
    await pass(5_000);
    expect([source.fps, clock.pending]).toEqual([0, 0]);
  });

  test('shows the time of its making and its own sequence', async () => {
    const frames = watch(show('motion'), 25);
    await pass(1_000);
    for (const frame of frames) {
      const reading = readClockCode(await frame.pixels());
      expect(reading).toEqual({ timeMs: (clock.wall() - clock.now() + frame.marks.composedAt) % 2 ** 20 });
    }
    expect(frames.map(frame => frame.sequence)).toEqual(frames.map((_, index) => index + 1));
    expect(frames[0]?.still).toBeUndefined();
  });

  test('is present at any time, but not more often than a panel refreshes', async () => {
    const source = show('motion');
    const first = source.current();
    expect(source.current()).toBe(first);
    await pass(20);
    expect(source.current().sequence).toBe(2);
  });

  test('gives those who take finished pictures only one every ten seconds', async () => {
    const rests: number[] = [];
    const source = show('motion');
    const stop = source.onSettled(() => rests.push(clock.now()));
    await pass(31_000);
    expect(rests).toEqual([10_000, 20_000, 30_000]);
    stop();
    expect(clock.pending).toBe(0);
  });
});

test('a closed pattern leaves nothing behind, and says so', async () => {
  const closed: string[] = [];
  const onClosed = (id: string) => void closed.push(id);
  const source = new PatternSource({ pattern: 'motion', facts: FACTS, clock, onClosed });
  const frames = watch(source, 30);
  source.onSettled(() => undefined);
  await pass(100);
  const before = frames.length;
  source.close();
  await pass(1_000);
  expect([frames.length, clock.pending, closed]).toEqual([before, 0, [source.id]]);
});
