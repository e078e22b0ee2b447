import { z } from 'zod';
import { Delivery } from './delivery.ts';
import { DisplayHealth, SenderState } from './state.ts';
import { Why } from './why.ts';

const SENDER_KINDS = SenderState.options.map(option => option.shape.kind.value);

/** Something that happened to a display, for the technician who asks why it was dark. Times are epoch ms. */
export const DisplayEvent = z.discriminatedUnion('kind', [
  /** Known from now on, at this address. */
  z.object({ kind: z.literal('added'), atMs: z.number(), address: z.string() }),
  z.object({ kind: z.literal('health'), atMs: z.number(), health: DisplayHealth, why: Why.optional() }),
  z.object({
    kind: z.literal('sender'),
    atMs: z.number(),
    sender: z.enum(SENDER_KINDS),
    why: Why.optional(),
  }),
  z.object({ kind: z.literal('moved'), atMs: z.number(), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('renamed'), atMs: z.number(), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('delivery'), atMs: z.number(), delivery: Delivery }),
  /** Its uptime went back: it started anew. */
  z.object({ kind: z.literal('restarted'), atMs: z.number() }),
]);
export type DisplayEvent = z.infer<typeof DisplayEvent>;

/** Of one display. */
export const EVENTS_KEPT = 50;
