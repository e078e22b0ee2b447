import { z } from 'zod';

export type { PortName } from './port-names.ts';

/*
 * Of the window's ports, `rpc` speaks the contract, `draw` the artist protocol (A) and `preview` the messages below.
 */

/** A display's id; main is asked by our own page only, yet nothing that enters is taken at any length. */
const DisplayId = z.string().max(100);

/** The page says which displays it wants to see; an empty list stops the stream. */
const PreviewWanted = z.object({ type: z.literal('want'), displays: z.array(DisplayId).max(500) });
export type PreviewWanted = z.infer<typeof PreviewWanted>;

/** The page has drawn a picture: main never has more than two of a display on the way. */
const PreviewSeen = z.object({ type: z.literal('seen'), display: DisplayId });
export type PreviewSeen = z.infer<typeof PreviewSeen>;

/** What the page says on `preview`. */
export const PreviewRequest = z.discriminatedUnion('type', [PreviewWanted, PreviewSeen]);

/** The very bytes that left for the display. */
export interface PreviewPicture {
  readonly type: 'picture';
  readonly display: string;
  readonly sequence: number;
  readonly sentAtMs: number;
  readonly jpeg: Uint8Array;
}
