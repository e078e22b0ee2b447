import { z } from 'zod';
import { StreamCounters } from './display-api.ts';

/**
 * S6: what a display says in text on its stream. All of it is optional for a firmware; a sender ignores what it does not know.
 */
const reported = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
/** A duration on the display, ms: never a point in time, because its clock is not ours. */
const Duration = z.number().nonnegative();

/** Each second: the counters of D5 and the device's health. */
export const StreamStats = StreamCounters.extend({
  type: z.literal('stats'),
  heap_free: reported(z.number()),
  rssi: reported(z.number()),
  uptime_ms: reported(z.number()),
});
export type StreamStats = z.infer<typeof StreamStats>;

/** A frame that asked for it is on the panel; settles every frame up to `n`, the n-th binary message of this connection. */
export const StreamShown = z.object({
  type: z.literal('shown'),
  n: z.number().int().positive(),
  decode_ms: reported(Duration),
  /** Between receipt and the start of its decoding. */
  queue_ms: reported(Duration),
  /** Between the end of its decoding and the panel's refresh. */
  show_ms: reported(Duration),
});
export type StreamShown = z.infer<typeof StreamShown>;

/** An id tells a few fingers apart; it goes on to everybody who is told of them. */
const TOUCH_ID_CHARACTERS = 40;

/** A finger on the panel, as R16; x and y are 0..1 from the top left. */
export const StreamTouch = z.object({
  type: z.literal('touch'),
  payload: z.object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    phase: z.enum(['down', 'move', 'up']),
    id: z.union([z.number(), z.string().max(TOUCH_ID_CHARACTERS)]).optional(),
  }),
});
export type StreamTouch = z.infer<typeof StreamTouch>;

export const StreamBackMessage = z.discriminatedUnion('type', [StreamStats, StreamShown, StreamTouch]);
export type StreamBackMessage = z.infer<typeof StreamBackMessage>;

/** Reads one text message of a display; `undefined` for anything that is none of the above. Never throws. */
export function parseStreamBackMessage(text: string): StreamBackMessage | undefined {
  try {
    return StreamBackMessage.safeParse(JSON.parse(text)).data;
  } catch {
    // No JSON: a firmware's chatter, which S6 leaves free.
    return undefined;
  }
}
