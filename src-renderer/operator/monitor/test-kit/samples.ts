import fc from 'fast-check';
import type { Percentiles, Sample } from '#shared/contract/monitor';
import { STAGES } from '#shared/stages';

/** Epoch ms of second 0. */
export const START_MS = 1_700_000_000_000;

export const spread = (p50: number): Percentiles => ({ p50, p95: p50 * 2, p99: p50 * 3 });

/** A second in which nothing was sent and nothing reported. */
export function exampleSample(second: number, over: Partial<Sample> = {}): Sample {
  return {
    atMs: START_MS + second * 1_000,
    stages: {},
    fpsSent: 0,
    dropped: 0,
    bytes: 0,
    encodes: 0,
    ...over,
  };
}

/** A second of a display that acknowledges; the whole way is 3 ms longer than the transfer. */
export function measuredSample(second: number, transferMs: number, dropped = 0): Sample {
  return exampleSample(second, {
    fpsSent: 30,
    encodes: 30,
    dropped,
    total: spread(transferMs + 3),
    stages: { compose: spread(1), encode: spread(2), transfer: spread(transferMs) },
    heapBytes: 20_000_000,
  });
}

const number = (max: number) => fc.double({ min: 0, max, noNaN: true });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const percentiles = fc
  .tuple(number(500), number(200), number(200))
  .map(([p50, more, most]): Percentiles => ({ p50, p95: p50 + more, p99: p50 + more + most }));

const values = fc.record({
  total: maybe(percentiles),
  stages: fc
    .tuple(...STAGES.map(() => maybe(percentiles)))
    .map(found =>
      Object.fromEntries(STAGES.flatMap((stage, index) => (found[index] ? [[stage, found[index]]] : []))),
    ),
  fpsSent: fc.nat(60),
  fpsShown: maybe(number(60)),
  dropped: fc.nat(60),
  bytes: fc.nat(10_000_000),
  encodes: fc.nat(60),
  heapBytes: maybe(fc.nat(30_000_000)),
  rssiDbm: maybe(fc.integer({ min: -100, max: -20 })),
});

/** A second follows the one before, or after a gap; the engine is on time or late, never early. */
const step = fc.record({
  seconds: fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 9 }) },
  ),
  lateMs: fc.oneof({ weight: 5, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(999) }),
  values,
});

/** What an engine may say of a display: oldest first, all within ten minutes. */
export const anySamples: fc.Arbitrary<Sample[]> = fc
  .array(step, { minLength: 1, maxLength: 60 })
  .map(steps => {
    let second = 0;
    return steps.map(({ seconds, lateMs, values: { total, fpsShown, heapBytes, rssiDbm, ...rest } }) => {
      second += seconds;
      return {
        atMs: START_MS + second * 1_000 + lateMs,
        ...rest,
        ...(total && { total }),
        ...(fpsShown !== undefined && { fpsShown }),
        ...(heapBytes !== undefined && { heapBytes }),
        ...(rssiDbm !== undefined && { rssiDbm }),
      };
    });
  });
