import { z } from 'zod';

/** A side of a canvas, px: below, nothing can be drawn; above, one raster takes more than 16 MiB. */
export const CANVAS_SIDE_PX = { least: 64, most: 2048 } as const;

const Side = z.number().int().min(CANVAS_SIDE_PX.least).max(CANVAS_SIDE_PX.most);

/** Size in canvas units (= px of its raster) and the paper under the strokes, `#rrggbb`. */
export const CanvasShape = z.object({
  width: Side,
  height: Side,
  background: z.string().regex(/^#[0-9a-f]{6}$/i),
});
export type CanvasShape = z.infer<typeof CanvasShape>;

/** R10. */
export const DEFAULT_CANVAS: CanvasShape = { width: 720, height: 720, background: '#ffffff' };

/** Characters at most of the name of a room or of a display. */
export const NAME_CHARACTERS = 60;

export const RoomName = z.string().trim().min(1).max(NAME_CHARACTERS);

/** What guests type to get in: short enough for a phone's number pad; R18 stops who tries them all. */
export const Pin = z.string().regex(/^\d{4,8}$/);

/** R8. */
export const PromptText = z.string().max(2_000);

export const RoomState = z.object({
  code: z.string(),
  name: z.string(),
  /** A closed room keeps its code and its drawing; nobody is in it. */
  open: z.boolean(),
  /** Whether its canvas is what the displays are sent. */
  onWall: z.boolean(),
  width: z.number(),
  height: z.number(),
  background: z.string(),
  /** Absent: the code suffices. */
  pin: z.string().optional(),
  artists: z.number(),
  /** Picture clients by role. */
  touchdesigner: z.number(),
  others: z.number(),
  drawing: z.boolean(),
  prompt: z.string(),
  items: z.number(),
});
export type RoomState = z.infer<typeof RoomState>;

/** R11: `unconfirmed` never answered a ping (TouchDesigner sends no pong by itself), so its silence proves nothing. */
export const Liveness = z.enum(['live', 'stale', 'unconfirmed']);

export const ClientRole = z.enum(['artist', 'operator', 'peer', 'touchdesigner', 'program', 'viewer']);
export type ClientRole = z.infer<typeof ClientRole>;

/** One connection to a room. */
export const Person = z.object({
  /** The connection. */
  client: z.string(),
  role: ClientRole,
  name: z.string(),
  /** Public id of an artist; absent for everybody else. */
  author: z.string().optional(),
  /** Items of this artist that are seen. */
  items: z.number().optional(),
  address: z.string(),
  /** Epoch ms. */
  since: z.number(),
  /** Of the newest answered ping; absent until the first. */
  roundTripMs: z.number().optional(),
  /** Bytes for it that have not left this machine. */
  unsentBytes: z.number(),
  /** Live frames that it was not sent because it was slow. */
  droppedFrames: z.number(),
  liveness: Liveness,
});
export type Person = z.infer<typeof Person>;
