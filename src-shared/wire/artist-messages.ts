import { z } from 'zod';
import type { Item } from '../document/item.ts';
import { ITEM_ID_PATTERN } from '../document/item.ts';
import type { Stroke, StrokePoint } from '../document/stroke.ts';
import { StrokeStyle } from '../document/stroke.ts';
import {
  ByteReader,
  ByteWriter,
  CodecError,
  decodeStroke,
  encodeStroke,
  readPoints,
  writePoints,
} from '../document/stroke-codec.ts';

/**
 * A: what an artist's page and the relay say to each other. The same messages run over a WebSocket (`/artist/CODE`) and over
 * the desktop window's own port: text is JSON, everything that carries points or pictures is binary.
 *
 * A client's `token` is a secret that stays on its device; the relay derives the public `author` from it, so that nobody can
 * undo what another one drew by repeating a name.
 */
export const ARTIST_LIMITS = {
  /** A2. */
  pointMessagesPerSecond: 60,
  /** A page that heard nothing for this long says that it is offline; the relay beats every 2 s. */
  silentMs: 5_000,
  beatEveryMs: 2_000,
  /** A6: a raster travels in chunks of this size, so that beats find their way between them. */
  chunkBytes: 48 * 1024,
} as const;

const Id = z.string().regex(ITEM_ID_PATTERN);

export const ArtistTextIn = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    token: z.string().min(16).max(64),
    name: z.string().trim().max(60).optional(),
    key: z.string().max(64).optional(),
  }),
  z.object({ type: z.literal('begin'), id: Id, style: StrokeStyle }),
  z.object({ type: z.literal('abort'), id: Id }),
  z.object({ type: z.literal('undo'), id: Id }),
  z.object({ type: z.literal('redo'), id: Id }),
  z.object({ type: z.literal('clear'), id: Id }),
  z.object({ type: z.literal('beat') }),
]);
export type ArtistTextIn = z.infer<typeof ArtistTextIn>;

/** Where the drawing is seen, in the one word that an artist needs. */
export const WALL_STATES = ['live', 'stale', 'dark', 'frozen', 'none'] as const;
const WallState = z.enum(WALL_STATES);
export type WallState = z.infer<typeof WallState>;

/**
 * What the close code that follows cannot say: the room was `closed`, or has a `new-code` or a `new-canvas`; or what is drawn
 * cannot be kept just now (`unkept`), so that it stays on the device.
 */
export const FAREWELLS = ['closed', 'new-code', 'new-canvas', 'unkept'] as const;
const Farewell = z.enum(FAREWELLS);
export type Farewell = z.infer<typeof Farewell>;

export const REJECTIONS = ['nothing-to-undo', 'nothing-to-redo', 'malformed', 'full'] as const;

export const ArtistTextOut = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    room: z.string(),
    name: z.string(),
    author: z.string(),
    canvas: z.object({ width: z.number(), height: z.number(), background: z.string() }),
  }),
  /** Forget the document: raster (if any), items and marks follow, then `ready`. `floor`: nothing at or below it follows as an item. */
  z.object({ type: z.literal('reset'), floor: z.number() }),
  z.object({ type: z.literal('ready'), order: z.number() }),
  z.object({ type: z.literal('begin'), id: z.string(), author: z.string(), style: StrokeStyle }),
  /** A stroke in progress is gone: aborted, or its artist vanished. */
  z.object({ type: z.literal('end'), id: z.string() }),
  z.object({ type: z.literal('removed'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('restored'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('accepted'), id: z.string() }),
  z.object({ type: z.literal('rejected'), id: z.string(), reason: z.enum(REJECTIONS) }),
  z.object({ type: z.literal('you'), undoable: z.number(), redoable: z.number() }),
  z.object({ type: z.literal('people'), artists: z.number() }),
  z.object({ type: z.literal('wall'), state: WallState }),
  /** The last that is said on this connection. */
  z.object({ type: z.literal('farewell'), why: Farewell }),
  z.object({ type: z.literal('beat') }),
]);
export type ArtistTextOut = z.infer<typeof ArtistTextOut>;

const BINARY = { points: 1, commit: 2, item: 3, raster: 4 } as const;
const ITEM_KINDS = ['stroke', 'clear', 'picture'] as const;
const ID_MAX = 40;

/** Points `from`, `from + 1`, … of a stroke in progress. */
export interface PointsMessage {
  readonly kind: 'points';
  readonly id: string;
  readonly from: number;
  readonly points: readonly StrokePoint[];
}
/** The finished stroke, whole: it does not depend on what was received of it while it grew. */
export interface CommitMessage {
  readonly kind: 'commit';
  readonly id: string;
  readonly layer: number;
  readonly stroke: Stroke;
}
export interface ItemMessage {
  readonly kind: 'item';
  readonly item: Item;
}
/** Part `part` of `parts` of the PNG of the canvas up to the `floor` of the `reset` before it. */
export interface RasterMessage {
  readonly kind: 'raster';
  readonly part: number;
  readonly parts: number;
  readonly bytes: Uint8Array;
}
export type ArtistBinaryIn = PointsMessage | CommitMessage;
export type ArtistBinaryOut = PointsMessage | ItemMessage | RasterMessage;

export function encodeArtistBinary(message: ArtistBinaryIn | ArtistBinaryOut): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(BINARY[message.kind]);
  switch (message.kind) {
    case 'points':
      writer.ascii(message.id);
      writer.varint(message.from);
      writePoints(writer, message.points);
      break;
    case 'commit':
      writer.ascii(message.id);
      writer.varint(message.layer);
      writer.bytes(encodeStroke(message.stroke));
      break;
    case 'item':
      writeItem(writer, message.item);
      break;
    case 'raster':
      writer.varint(message.part);
      writer.varint(message.parts);
      writer.bytes(message.bytes);
      break;
    default:
      message satisfies never;
  }
  return writer.finish();
}

/** What a client may send in binary; throws `CodecError` on anything else. */
export function decodeArtistBinaryIn(bytes: Uint8Array): ArtistBinaryIn {
  const reader = new ByteReader(bytes);
  const kind = reader.byte();
  if (kind === BINARY.points) return readPointsMessage(reader);
  if (kind !== BINARY.commit) throw new CodecError(`message kind ${kind} is not known`);
  const id = readId(reader);
  return { kind: 'commit', id, layer: reader.varint(), stroke: decodeStroke(reader.rest()) };
}

/** Id of a commit that `decodeArtistBinaryIn` refused, so that its sender can be told; `undefined` when it is none. */
export function commitIdOf(bytes: Uint8Array): string | undefined {
  try {
    const reader = new ByteReader(bytes);
    return reader.byte() === BINARY.commit ? readId(reader) : undefined;
  } catch {
    return undefined;
  }
}

/** What the relay sends in binary; throws `CodecError` on anything else. */
export function decodeArtistBinaryOut(bytes: Uint8Array): ArtistBinaryOut {
  const reader = new ByteReader(bytes);
  const kind = reader.byte();
  switch (kind) {
    case BINARY.points:
      return readPointsMessage(reader);
    case BINARY.item:
      return { kind: 'item', item: readItem(reader) };
    case BINARY.raster:
      return { kind: 'raster', part: reader.varint(), parts: reader.varint(), bytes: reader.rest() };
    default:
      throw new CodecError(`message kind ${kind} is not known`);
  }
}

function readPointsMessage(reader: ByteReader): PointsMessage {
  const id = readId(reader);
  const from = reader.varint();
  const points = readPoints(reader);
  if (!reader.ended) throw new CodecError('bytes follow the points');
  return { kind: 'points', id, from, points };
}

function writeItem(writer: ByteWriter, item: Item): void {
  writer.byte(ITEM_KINDS.indexOf(item.kind));
  writer.varint(item.order);
  writer.ascii(item.id);
  writer.ascii(item.author);
  writer.varint(item.layer);
  if (item.kind === 'stroke') writer.bytes(encodeStroke(item.stroke));
  if (item.kind === 'picture') writer.bytes(item.bytes);
}

function readItem(reader: ByteReader): Item {
  const kind = ITEM_KINDS[reader.byte()];
  const order = reader.varint();
  const id = readId(reader);
  const author = reader.ascii(ID_MAX);
  const layer = reader.varint();
  const common = { id, order, author, layer };
  switch (kind) {
    case 'stroke':
      return { kind, ...common, stroke: decodeStroke(reader.rest()) };
    case 'clear':
      return { kind, ...common };
    case 'picture':
      return { kind, ...common, bytes: reader.rest() };
    case undefined:
      throw new CodecError('the item is of an unknown kind');
    default:
      return kind satisfies never;
  }
}

function readId(reader: ByteReader): string {
  const id = reader.ascii(ID_MAX);
  if (!ITEM_ID_PATTERN.test(id)) throw new CodecError('an id has characters that none may have');
  return id;
}
