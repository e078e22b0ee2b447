import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursorStore, movedBy } from './cursor-store.ts';
import { anySamples, exampleSample, START_MS } from './test-kit/samples.ts';
import { endOf, timelineOf } from './timeline.ts';

const timeline = timelineOf(Array.from({ length: 50 }, (_, second) => exampleSample(second)));
const LAST = START_MS + 49_000;

describe('the keys of the cursor', () => {
  it('go a second, half a minute, or to the ends', () => {
    expect(movedBy('ArrowLeft', timeline, START_MS + 40_000)).toBe(START_MS + 39_000);
    expect(movedBy('ArrowRight', timeline, START_MS + 40_000)).toBe(START_MS + 41_000);
    expect(movedBy('PageDown', timeline, START_MS + 40_000)).toBe(START_MS + 10_000);
    expect(movedBy('Home', timeline, START_MS + 40_000)).toBe(START_MS);
    expect(movedBy('End', timeline, START_MS + 40_000)).toBe(LAST);
  });

  it('begin at the newest second, also when the cursor has left the line', () => {
    expect(movedBy('ArrowLeft', timeline, undefined)).toBe(LAST - 1_000);
    expect(movedBy('ArrowLeft', timeline, START_MS - 3_600_000)).toBe(LAST - 1_000);
  });

  it('leave other keys alone', () => {
    for (const key of ['a', 'Tab', 'F8', 'Enter']) expect(movedBy(key, timeline, undefined)).toBeUndefined();
  });

  it('never lead off the line', () => {
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End');
    fc.assert(
      fc.property(anySamples, fc.array(keys, { maxLength: 20 }), (samples, pressed) => {
        const line = timelineOf(samples);
        let atMs: number | undefined;
        for (const key of pressed) {
          atMs = movedBy(key, line, atMs);
          expect(line.timesMs).toContain(atMs);
          expect(atMs).toBeLessThanOrEqual(endOf(line));
        }
      }),
    );
  });
});

it('the cursor points until it is taken away', () => {
  const cursor = createCursorStore();
  expect(cursor.getState().atMs).toBeUndefined();
  cursor.getState().point(START_MS);
  expect(cursor.getState().atMs).toBe(START_MS);
  cursor.getState().clear();
  expect(cursor.getState().atMs).toBeUndefined();
});
