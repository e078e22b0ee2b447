import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import type { Frame } from '../imaging/frame.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { PictureSource, type Published } from './picture-source.ts';

const SIDE = 4;

let clock: ManualClock;
let source: PictureSource;
let decoded: number;

beforeEach(() => {
  clock = new ManualClock();
  source = new PictureSource({ id: 'media:a.png', clock });
  decoded = 0;
});

function picture(extra: Partial<Published> = {}): Published {
  const pixels: Pixels = { width: SIDE, height: SIDE, data: Buffer.alloc(SIDE * SIDE * 4, 255) };
  return {
    width: SIDE,
    height: SIDE,
    pixels: () => {
      decoded += 1;
      return pixels;
    },
    ...extra,
  };
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await Promise.resolve();
}

describe('before there is a picture', () => {
  test('it has none, no size, and gives nobody anything', async () => {
    const frames: Frame[] = [];
    source.subscribe(30, frame => frames.push(frame));
    source.onSettled(frame => frames.push(frame));
    await pass(20_000);
    expect([source.current(), source.width, source.height, source.fps]).toEqual([undefined, 0, 0, 0]);
    expect(frames).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});

describe('a picture that is published', () => {
  test('is the present one, with all that is known of it', () => {
    clock.advance(50);
    const original = { format: 'jpeg', bytes: Buffer.of(1), baseline: true } as const;
    const changed = { x: 0, y: 0, width: 2, height: 2 };
    const contributors = new Set(['td']);
    source.publish(picture({ original, changed, contributors, receivedAt: 20, still: true }));
    expect(source.current()).toMatchObject({
      source: 'media:a.png',
      sequence: 1,
      width: SIDE,
      height: SIDE,
      marks: { receivedAt: 20, composedAt: 50 },
      original,
      changed,
      contributors,
      still: true,
    });
    expect([source.width, source.height]).toEqual([SIDE, SIDE]);
  });

  test('says nothing of what it was not told', () => {
    source.publish(picture());
    expect(Object.keys(source.current() ?? {})).not.toEqual(
      expect.arrayContaining(['original', 'changed', 'still']),
    );
  });

  test('is not looked into before somebody needs its pixels', async () => {
    source.subscribe(30, () => undefined);
    source.publish(picture());
    await pass(1000);
    expect(decoded).toBe(0);
    await source.current()?.pixels();
    expect(decoded).toBe(1);
  });

  test('goes to those who look, newest first and no more often than they want', async () => {
    const seen: number[] = [];
    source.subscribe(10, frame => seen.push(frame.sequence));
    for (let index = 0; index < 30; index += 1) {
      source.publish(picture());
      await pass(10);
    }
    await pass(1000);
    expect(seen).toEqual([1, 11, 21, 30]);
    expect(clock.pending).toBe(0);
  });

  test('is counted for a second', async () => {
    for (let index = 0; index < 20; index += 1) {
      source.publish(picture());
      await pass(100);
    }
    expect(source.fps).toBe(9);
    await pass(1000);
    expect(source.fps).toBe(0);
  });

  test('comes to rest 150 ms after the last one, and every 10 s while there is no end of them', async () => {
    const rests: [number, number][] = [];
    source.onSettled(frame => rests.push([clock.now(), frame.sequence]));
    source.publish(picture());
    await pass(5_000);
    expect(rests).toEqual([[150, 1]]);
    for (let index = 0; index < 120; index += 1) {
      source.publish(picture());
      await pass(100);
    }
    await pass(1000);
    expect(rests).toEqual([
      [150, 1],
      [15_000, 101],
      [17_050, 121],
    ]);
  });

  test('that turns out to be none is taken back, and never comes again', async () => {
    const seen: number[] = [];
    const first = source.publish(picture());
    const second = source.publish(picture());
    source.retract(second, first);
    source.subscribe(30, frame => seen.push(frame.sequence));
    expect(source.current()).toBe(first);
    source.publish(picture());
    await pass(1000);
    expect(seen).toEqual([3]);
    source.retract(second, undefined);
    expect(source.current()?.sequence).toBe(3);
  });
});

describe('whether anybody looks', () => {
  test('is told when the first one comes and when the last one goes, whatever they look for', () => {
    const told: boolean[] = [];
    source.onWanted(() => told.push(source.wanted));
    const frames = source.subscribe(30, () => undefined);
    const stop = source.onSettled(() => undefined);
    frames.close();
    frames.close();
    expect(told).toEqual([true]);
    stop();
    expect(told).toEqual([true, false]);
  });

  test('is told no more after that was asked for', () => {
    const told: boolean[] = [];
    const stop = source.onWanted(() => told.push(source.wanted));
    stop();
    source.subscribe(30, () => undefined);
    expect(told).toEqual([]);
  });

  test('ends with the source, which leaves no timer behind', async () => {
    const told: boolean[] = [];
    source.onWanted(() => told.push(source.wanted));
    source.subscribe(1, () => undefined);
    source.onSettled(() => undefined);
    source.publish(picture());
    await pass(0);
    source.publish(picture());
    await pass(0);
    source.close();
    expect(told).toEqual([true, false]);
    expect(clock.pending).toBe(0);
  });
});
