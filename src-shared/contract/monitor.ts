import { z } from 'zod';
import { STAGES } from '../stages.ts';

const Percentiles = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });
export type Percentiles = z.infer<typeof Percentiles>;

/** One second of one display. Latencies in ms; a stage without a measurement in that second is absent. */
export const Sample = z.object({
  /** End of the second, epoch ms. */
  atMs: z.number(),
  total: Percentiles.optional(),
  stages: z.partialRecord(z.enum(STAGES), Percentiles),
  fpsSent: z.number(),
  fpsShown: z.number().optional(),
  dropped: z.number(),
  bytes: z.number(),
  encodes: z.number(),
  heapBytes: z.number().optional(),
  rssiDbm: z.number().optional(),
});
export type Sample = z.infer<typeof Sample>;

/** Ten minutes of seconds. */
export const SAMPLES_KEPT = 600;

/** A full snapshot first, then one sample a second. */
export const MonitorEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), samples: z.array(Sample) }),
  z.object({ type: z.literal('sample'), sample: Sample }),
]);
export type MonitorEvent = z.infer<typeof MonitorEvent>;
