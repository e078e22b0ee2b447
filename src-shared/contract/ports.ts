import { z } from 'zod';
import type { PictureFormat } from './delivery.ts';

export type { PortName } from './port-names.ts';

/*
 * Of an operator's ports, `rpc` speaks the contract, `draw` the artist protocol (A) and `preview` the messages below. In the
 * window they are MessagePorts; in a browser WebSockets, at the paths below.
 */
export const OPERATOR_PATHS = {
  page: '/operator',
  rpc: '/rpc',
  /** With `?room=CODE`. */
  draw: '/rpc/draw',
  preview: '/rpc/preview',
} as const;

/** The first message on the window's `draw` port: what a browser's address says. */
export const DrawRoom = z.object({ type: z.literal('room'), room: z.string().min(1).max(64) });
export type DrawRoom = z.infer<typeof DrawRoom>;

/**
 * On `rpc` and `preview` over a WebSocket, main says this text every `OPERATOR_BEAT_MS`, because a page can neither see pings nor
 * tell a quiet engine from a cut cable. It belongs to neither protocol and is taken away before them.
 */
export const OPERATOR_BEAT = 'beat';
export const OPERATOR_BEAT_MS = 2_000;
/** Design, section 5: a dead connection looks alive for no more than 5 s. */
export const OPERATOR_SILENT_AFTER_MS = 5_000;

/** A display's id, or a source's key; main is asked by our own page only, yet nothing that enters is taken at any length. */
const DisplayId = z.string().max(300);

/** The page says which displays it wants to see; an empty list stops the stream. */
const PreviewWanted = z.object({ type: z.literal('want'), displays: z.array(DisplayId).max(500) });
export type PreviewWanted = z.infer<typeof PreviewWanted>;

/** The page has drawn a picture: main never has more than two of a display on the way. */
const PreviewSeen = z.object({ type: z.literal('seen'), display: DisplayId });
export type PreviewSeen = z.infer<typeof PreviewSeen>;

/** What the page says on `preview`. */
export const PreviewRequest = z.discriminatedUnion('type', [PreviewWanted, PreviewSeen]);

/** Before the key of a source, in place of a display's id: the page asks for small pictures of it. */
export const THUMBNAIL_PREFIX = 'source:';

/** A part of the picture, panel px; multiples of 16. */
export const PictureRegion = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type PictureRegion = z.infer<typeof PictureRegion>;

/** A picture that left for a display: the very bytes. */
export interface SentPicture {
  readonly display: string;
  /** S2: it covers only this part of what was sent before. */
  readonly region?: PictureRegion;
  /** Of the frame's source. The black of `dark` has one of its own, so order pictures by `sentAtMs`. */
  readonly sequence: number;
  /** Epoch ms. */
  readonly sentAtMs: number;
  readonly format: PictureFormat;
  readonly bytes: Uint8Array;
}

export interface PreviewPicture extends SentPicture {
  readonly type: 'picture';
}
