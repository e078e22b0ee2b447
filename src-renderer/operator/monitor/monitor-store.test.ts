import { describe, expect, it } from 'vitest';
import { SAMPLES_KEPT } from '#shared/contract/monitor';
import { exampleDisplay } from '#shared/contract/test-kit/example-state';
import { createMonitorStore, newestAt } from './monitor-store.ts';
import { exampleSample, START_MS } from './test-kit/samples.ts';

const second = (number: number) => ({ type: 'sample', sample: exampleSample(number) }) as const;
const snapshot = (...numbers: number[]) =>
  ({ type: 'snapshot', samples: numbers.map(number => exampleSample(number)) }) as const;

describe('the monitor store', () => {
  it('takes the snapshot, then second by second, and forgets what is older than ten minutes', () => {
    const store = createMonitorStore();
    const { apply, clear } = store.getState();
    expect(store.getState().samples.get('a')).toBeUndefined();
    apply('a', snapshot(...Array.from({ length: SAMPLES_KEPT }, (_, index) => index)));
    apply('a', second(SAMPLES_KEPT));
    const kept = store.getState().samples.get('a') ?? [];
    expect(kept).toHaveLength(SAMPLES_KEPT);
    expect(kept[0]?.atMs).toBe(START_MS + 1_000);
    apply('a', snapshot(7));
    expect(store.getState().samples.get('a')).toHaveLength(1);
    clear('a');
    expect(store.getState().samples.has('a')).toBe(false);
  });

  it('keeps every display apart', () => {
    const store = createMonitorStore();
    const { apply, clear } = store.getState();
    apply('a', snapshot(1));
    apply('b', snapshot(1, 2));
    const ofB = store.getState().samples.get('b');
    apply('a', second(3));
    expect(store.getState().samples.get('b')).toBe(ofB);
    clear('a');
    expect(store.getState().samples.get('b')).toBe(ofB);
  });
});

describe('pause', () => {
  it('lets the picture stand still while samples go on being taken in', () => {
    const store = createMonitorStore();
    const { apply, pause, resume } = store.getState();
    apply('a', snapshot(1, 2));
    pause([exampleDisplay({ id: 'a' })]);
    apply('a', second(3));
    apply('b', snapshot(3));
    const { still, samples } = store.getState();
    expect(still?.samples.get('a')).toHaveLength(2);
    expect(still?.samples.has('b')).toBe(false);
    expect(still?.displays).toHaveLength(1);
    expect(samples.get('a')).toHaveLength(3);
    resume();
    expect(store.getState().still).toBeUndefined();
    expect(store.getState().samples.get('a')).toHaveLength(3);
  });

  it('says since when, and how far the present has gone on', () => {
    const store = createMonitorStore();
    const { apply, pause } = store.getState();
    apply('a', snapshot(1));
    apply('b', snapshot(2));
    pause([]);
    apply('b', second(9));
    expect(store.getState().still?.atMs).toBe(START_MS + 2_000);
    expect(newestAt(store.getState().samples)).toBe(START_MS + 9_000);
  });

  it('keeps what was made at that moment beside what left', () => {
    const store = createMonitorStore();
    const making = { encodesPerSecond: 30, passedPerSecond: 5, fpsOut: 240 };
    store.getState().pause([], making);
    expect(store.getState().still?.making).toEqual(making);
    store.getState().resume();
    store.getState().pause([]);
    expect(store.getState().still?.making).toBeUndefined();
  });

  it('outlives an engine that goes away', () => {
    const store = createMonitorStore();
    const { apply, pause, clear } = store.getState();
    apply('a', snapshot(1, 2));
    pause([exampleDisplay({ id: 'a' })]);
    clear('a');
    expect(store.getState().samples.has('a')).toBe(false);
    expect(store.getState().still?.samples.get('a')).toHaveLength(2);
    expect(newestAt(store.getState().samples)).toBe(0);
  });
});
