import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastingSilence, lengthOf, silencesOf } from './silences.ts';
import { anySamples, exampleSample, measuredSample, START_MS, spread } from './test-kit/samples.ts';
import { timelineOf } from './timeline.ts';

const WELL = { health: 'live', healthSince: 0 } as const;
const talking = (second: number) => exampleSample(second, { heapBytes: 20_000_000 });
const seconds = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('silences', () => {
  it('of a display are the seconds in which it told nothing, from their beginning', () => {
    const samples = [
      ...seconds(0, 5).map(talking),
      ...seconds(5, 8).map(second => exampleSample(second)),
      talking(8),
    ];
    expect(silencesOf(timelineOf(samples), WELL)).toEqual([
      { who: 'display', fromMs: START_MS + 4_000, toMs: START_MS + 7_000, lasting: false },
    ]);
  });

  it('go on to the end of the line while it has not come back', () => {
    const samples = [talking(0), ...seconds(1, 20).map(second => exampleSample(second, { fpsSent: 30 }))];
    const lasting = lastingSilence(silencesOf(timelineOf(samples), WELL));
    expect(lasting).toMatchObject({ who: 'display', fromMs: START_MS });
    expect(lasting && lengthOf(lasting)).toBe(19_000);
  });

  it('are none of a display that is merely idle', () => {
    expect(silencesOf(timelineOf(seconds(0, 30).map(talking)), WELL)).toEqual([]);
  });

  it('are none of a display that never tells of itself, as long as the engine calls it well', () => {
    const mute = seconds(0, 30).map(second => exampleSample(second, { stages: { compose: spread(1) } }));
    expect(silencesOf(timelineOf(mute), WELL)).toEqual([]);
    const dark = { health: 'dark', healthSince: START_MS + 20_000 } as const;
    expect(silencesOf(timelineOf(mute), dark)).toEqual([
      { who: 'display', fromMs: START_MS + 20_000, toMs: START_MS + 29_000, lasting: true },
    ]);
  });

  it('end with an acknowledged picture', () => {
    const { heapBytes: _, ...acknowledged } = measuredSample(2, 10);
    const samples = [talking(0), exampleSample(1), acknowledged];
    expect(silencesOf(timelineOf(samples), WELL)).toHaveLength(1);
  });

  it('of the engine are the seconds that are missing, and not those before the first', () => {
    expect(silencesOf(timelineOf([talking(0), talking(10)]), WELL)).toEqual([
      { who: 'engine', fromMs: START_MS, toMs: START_MS + 9_000, lasting: false },
    ]);
  });

  it('are none before anything was measured', () => {
    expect(silencesOf(timelineOf([]), WELL)).toEqual([]);
  });

  it('never overlap, are in order and within the line, whatever was measured', () => {
    fc.assert(
      fc.property(anySamples, fc.constantFrom('live', 'stale', 'dark', 'off'), (samples, health) => {
        const timeline = timelineOf(samples);
        const found = silencesOf(timeline, { health, healthSince: START_MS + 20_000 });
        let endMs = timeline.timesMs[0] ?? 0;
        for (const { fromMs, toMs } of found) {
          expect(fromMs).toBeGreaterThanOrEqual(endMs - 1_000);
          expect(toMs).toBeGreaterThan(fromMs);
          endMs = toMs;
        }
        expect(endMs).toBeLessThanOrEqual(timeline.timesMs.at(-1) ?? 0);
      }),
    );
  });
});
