import { describe, expect, test } from 'vitest';
import { giveBackShared, shared, takeShared } from './shared-memory.ts';
import { everyPixelDifferent } from './test-kit/test-pictures.ts';

const MB = 1024 * 1024;

describe('memory for pictures', () => {
  test('is used again for the next of about the same size', () => {
    const first = takeShared(3 * MB);
    giveBackShared(first);
    expect(takeShared(2 * MB)).toBe(first);
    const second = takeShared(2 * MB);
    expect(second).not.toBe(first);
    giveBackShared(first);
    giveBackShared(second);
    expect(takeShared(10 * MB).byteLength).toBe(10 * MB);
  });

  test('is not kept without end: after a burst the rest is let go', () => {
    const burst = Array.from({ length: 20 }, () => takeShared(8 * MB));
    for (const memory of burst) giveBackShared(memory);
    const again = new Set(Array.from({ length: 20 }, () => takeShared(8 * MB)));
    expect(burst.filter(memory => again.has(memory)).length).toBeLessThanOrEqual(8);
  });

  test('a picture is copied there, unless it is there already', () => {
    const picture = everyPixelDifferent(10, 10);
    const copy = shared(picture);
    expect(Buffer.from(copy.words.buffer, 0, picture.data.length).equals(picture.data)).toBe(true);
    const there = { ...picture, data: Buffer.from(copy.words.buffer, 0, picture.data.length) };
    expect(shared(there).words.buffer).toBe(copy.words.buffer);
    copy.giveBack();
  });
});
