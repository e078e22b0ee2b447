import { z } from 'zod';
import { Delivery, Transport } from './delivery.ts';
import { GalleryState } from './gallery.ts';
import { GroupState, Tile } from './group.ts';
import { LinkState } from './link.ts';
import { MediaState } from './media.ts';
import { PatternLease } from './pattern.ts';
import { RoomState } from './room.ts';
import { Route } from './route.ts';
import { SceneState } from './scene.ts';
import { SendingState } from './sending.ts';
import { SourceState } from './source.ts';
import { Why } from './why.ts';

export { Why } from './why.ts';

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

export const Panic = z.enum(['live', 'frozen', 'dark']);
/** `frozen`: every display keeps its picture · `dark`: every display shows black. */
export type Panic = z.infer<typeof Panic>;

/** Whether a display does what was asked of all of them (`panic`) and of it (its route's state), and since when. */
export const Obedience = z.object({
  asked: Panic,
  /** When it was asked, epoch ms. */
  askedAtMs: z.number(),
  /** When the display said that it shows it; where it says nothing, when that left (`confirmed` is false). Absent until then. */
  obeyedAtMs: z.number().optional(),
  confirmed: z.boolean(),
});
export type Obedience = z.infer<typeof Obedience>;

export const DisplayState = z.object({
  id: z.string(),
  /** Its place among all displays, from 1: the number that the test pattern `identify` shows on it. */
  number: z.number(),
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
  /** What it is led now and how; that of its wall if it is part of one. */
  route: Route,
  /** The wall or group that it is part of. */
  group: z.string().optional(),
  /** Its place, if it is part of a wall. */
  tile: Tile.optional(),
  /** A test pattern covers its route until then. */
  pattern: PatternLease.optional(),
  /** What is wrong with its source; its last picture stays. */
  sourceProblem: Why.optional(),
  obedience: Obedience,
  /** How its pictures are made now; absent while nothing is sent. */
  sending: SendingState.optional(),
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
  /** Everything that can be led to a display. */
  sources: z.array(SourceState),
  groups: z.array(GroupState),
  scenes: z.array(SceneState),
  media: MediaState,
  links: z.array(LinkState),
  /** Pictures that were encoded in the last second, and those that went out as they came. */
  encodesPerSecond: z.number(),
  passedPerSecond: z.number(),
  panic: Panic,
  /** Frames sent a second, over all displays. */
  fpsOut: z.number(),
  /** Median time to light over all displays, ms; absent when nobody acknowledges. */
  lightMs: z.number().optional(),
});
export type AppState = z.infer<typeof AppState>;
