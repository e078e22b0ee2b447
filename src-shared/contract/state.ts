import { z } from 'zod';
import { Delivery, Transport } from './delivery.ts';
import { GalleryState } from './gallery.ts';
import { RoomState } from './room.ts';

/** Why something is as it is: a code that the page turns into a sentence of its language, and the facts for it. */
export const Why = z.object({
  code: z.enum([
    'no-answer',
    'connection-refused',
    'unreachable',
    'closed-by-display',
    'slot-taken',
    'not-streaming',
    'no-acknowledgement',
    'falling-behind',
    'frame-too-large',
    'ping-timeout',
    'bad-reply',
    'different-display',
    'not-routed',
    'redirected',
    'server-error',
    'busy',
    'out-of-memory',
    'card-full',
    'card-locked',
    'upload-off',
    'picture-refused',
    'not-offered',
  ]),
  /** What was observed, verbatim (an errno, an HTTP status, a close code); may be empty. */
  detail: z.string(),
});
export type Why = z.infer<typeof Why>;

/** The state of a sender, as a person understands it. Times are epoch ms. */
export const SenderState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off'), since: z.number() }),
  z.object({ kind: z.literal('connecting'), since: z.number() }),
  z.object({ kind: z.literal('live'), since: z.number() }),
  z.object({ kind: z.literal('slow'), since: z.number(), why: Why }),
  z.object({ kind: z.literal('retrying'), since: z.number(), retryAt: z.number(), why: Why }),
  z.object({ kind: z.literal('refused'), since: z.number(), why: Why }),
]);
export type SenderState = z.infer<typeof SenderState>;

/** `live`: heard within 5 s · `stale`: silent for 5 s · `dark`: given up after 12 s · `off`: nobody feeds it. */
export const DisplayHealth = z.enum(['live', 'stale', 'dark', 'off']);
export type DisplayHealth = z.infer<typeof DisplayHealth>;

/** What the display itself reported last; a value that it does not report is absent. */
export const DisplayReport = z.object({
  atMs: z.number(),
  firmware: z.string().optional(),
  heapBytes: z.number().optional(),
  rssiDbm: z.number().optional(),
  uptimeMs: z.number().optional(),
  fpsShown: z.number().optional(),
  droppedByDisplay: z.number().optional(),
});
export type DisplayReport = z.infer<typeof DisplayReport>;

export const DisplayState = z.object({
  id: z.string(),
  name: z.string(),
  /** `http://host:port`, as it was last reached. */
  address: z.string(),
  virtual: z.boolean(),
  health: DisplayHealth,
  /** Since when `health` is what it is, epoch ms. */
  healthSince: z.number(),
  why: Why.optional(),
  routed: z.boolean(),
  /** It has told no MAC, so it is known by its address and name alone. */
  unconfirmed: z.boolean(),
  delivery: Delivery,
  /** What its firmware offers; empty until it has answered. */
  transports: z.array(Transport),
  /** D7: since when a request to it has been running, epoch ms; absent while none takes longer than a second. */
  busySince: z.number().optional(),
  sender: SenderState,
  report: DisplayReport.optional(),
  /** What left for it: frames a second over the last second, bytes a second, frames skipped or written off since the start. */
  fpsSent: z.number(),
  bytesPerSecond: z.number(),
  dropped: z.number(),
  /** Sequence and epoch ms of the newest frame that left; absent until the first. */
  sent: z.object({ sequence: z.number(), atMs: z.number() }).optional(),
  /** Median time from stroke to light over the last seconds, ms; absent where the display does not acknowledge. */
  lightMs: z.number().optional(),
});
export type DisplayState = z.infer<typeof DisplayState>;

export const Panic = z.enum(['live', 'frozen', 'dark']);
/** `frozen`: every display keeps its picture · `dark`: every display shows black. */
export type Panic = z.infer<typeof Panic>;

export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/** Where guests may see this machine: on it alone, in one of its networks (by its name), or in all of them. */
export const NetworkChoice = z.string().min(1).max(100);
export const NETWORK_HERE = 'here';
export const NETWORK_EVERYWHERE = 'everywhere';

export const NetworkState = z.object({
  /** `NETWORK_HERE`, `NETWORK_EVERYWHERE` or the name of a network; absent until the operator was asked. */
  choice: z.string().optional(),
  /** Set on the command line or in the settings file: it cannot be chosen here. */
  fixed: z.boolean(),
  networks: z.array(z.object({ name: z.string(), address: z.string() })),
});
export type NetworkState = z.infer<typeof NetworkState>;

/** What the whole face needs; small enough to be sent whole, often enough (4 a second) to feel live. */
export const AppState = z.object({
  version: z.string(),
  language: Language,
  /** Base address that guests reach, e.g. `http://192.168.1.20:8790`; and every other one. */
  guestAddress: z.string(),
  addresses: z.array(z.string()),
  relayAddress: z.string(),
  network: NetworkState,
  /** The operator's page in a browser, its token included; whoever has it is an operator. */
  operatorUrl: z.string(),
  /** The one that the displays are sent. */
  room: RoomState,
  /** Every room: the open ones first, then the closed ones; oldest first. */
  rooms: z.array(RoomState),
  gallery: GalleryState,
  displays: z.array(DisplayState),
  panic: Panic,
  /** Frames sent a second, over all displays. */
  fpsOut: z.number(),
  /** Median time to light over all displays, ms; absent when nobody acknowledges. */
  lightMs: z.number().optional(),
});
export type AppState = z.infer<typeof AppState>;
