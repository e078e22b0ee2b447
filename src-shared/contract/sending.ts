import { z } from 'zod';
import { Goal, Side } from './delivery.ts';

/**
 * Why pictures are made as they are. `as-set`: by hand · `goal`: the display takes all that the goal asks for · `falling-behind`:
 * the display is slower · `byte-budget`: its network is shared with others · `frame-too-large`: `max_frame` (S3) · `recovering`: it
 * was less a moment ago, and is being raised again.
 */
export const SENDING_WHYS = [
  'as-set',
  'goal',
  'falling-behind',
  'byte-budget',
  'frame-too-large',
  'recovering',
] as const;

/** How the pictures of one display are made now, and why so. */
export const SendingState = z.object({
  goal: Goal,
  fps: z.number(),
  quality: z.number(),
  side: Side,
  why: z.enum(SENDING_WHYS),
  /** What was observed, in figures; may be empty. */
  detail: z.string(),
  /** Epoch ms of the last change. */
  since: z.number(),
  /** Only what changed is sent (S2). */
  regions: z.boolean(),
});
export type SendingState = z.infer<typeof SendingState>;
