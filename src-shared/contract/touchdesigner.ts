import { z } from 'zod';
import { Liveness } from './room.ts';

/** How the canvas gets into TouchDesigner: bytes into a Script TOP, the viewer's page in a Web Render TOP, or a file. */
export const CanvasPath = z.enum(['bytes', 'page', 'file']);
export type CanvasPath = z.infer<typeof CanvasPath>;

/** Characters at most of what the kit says is wrong: two lines on the card. */
export const REPORTED_ERROR_CHARACTERS = 200;

/** R21: what our kit says of itself, every other second. What it does not know is absent. */
export const TouchdesignerReport = z.object({
  /** Version of the kit. */
  kit: z.string().max(20).optional(),
  /** Version and build of TouchDesigner. */
  build: z.string().max(40).optional(),
  path: CanvasPath.optional(),
  /** Pictures of the canvas that its TOP took in the last second, and TouchDesigner's own frames. */
  shown: z.number().min(0).max(1_000).optional(),
  cook: z.number().min(0).max(1_000).optional(),
  /** What is wrong there, for a person; empty for nothing. */
  error: z.string().max(REPORTED_ERROR_CHARACTERS).optional(),
});
export type TouchdesignerReport = z.infer<typeof TouchdesignerReport>;

/** What a client sent that was no picture or no message of ours (R14, R15). */
export const TouchdesignerMistake = z.enum([
  'no-json',
  'unknown-type',
  'no-payload',
  'no-picture',
  'gif',
  'no-whole-jpeg',
  'too-large',
]);
export type TouchdesignerMistake = z.infer<typeof TouchdesignerMistake>;

/** One connection of TouchDesigner to a room. Rates are over the last second, times epoch ms. */
export const TouchdesignerClient = z.object({
  client: z.string(),
  name: z.string(),
  address: z.string(),
  since: z.number(),
  liveness: Liveness,
  roundTripMs: z.number().optional(),
  /** What leaves for it: live pictures and finals, and every byte. */
  receives: z.object({
    images: z.enum(['binary', 'text']),
    fpsWanted: z.number(),
    fps: z.number(),
    bytesPerSecond: z.number(),
    droppedFrames: z.number(),
    unsentBytes: z.number(),
  }),
  /** What it sends as the room's program. */
  sends: z.object({
    fps: z.number(),
    bytesPerSecond: z.number(),
    /** The newest; absent until the first. */
    newest: z
      .object({
        format: z.enum(['jpeg', 'png', 'webp']),
        width: z.number(),
        height: z.number(),
        bytes: z.number(),
        atMs: z.number(),
      })
      .optional(),
  }),
  /** The newest of R21; absent for who does not run our kit. */
  report: TouchdesignerReport.extend({ atMs: z.number() }).optional(),
  /** The newest thing of it that made no sense, and how many there were. */
  mistake: z.object({ what: TouchdesignerMistake, times: z.number(), atMs: z.number() }).optional(),
});
export type TouchdesignerClient = z.infer<typeof TouchdesignerClient>;

/** TouchDesigner and one room, as the room's card shows it. */
export const TouchdesignerState = z.object({
  /** Oldest first. */
  clients: z.array(TouchdesignerClient),
  /** The connection that ended last, or was refused: by which code (R4; 1005 and 1006 are the socket's own). */
  left: z
    .object({
      name: z.string(),
      address: z.string(),
      atMs: z.number(),
      code: z.number(),
      /** It never came in. */
      refused: z.boolean(),
    })
    .optional(),
  /** R20: until when the test picture stands, epoch ms; absent when none does. */
  testUntil: z.number().optional(),
});
export type TouchdesignerState = z.infer<typeof TouchdesignerState>;
