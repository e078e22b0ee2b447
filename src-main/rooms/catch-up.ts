import { ARTIST_LIMITS, encodeArtistBinary } from '#shared/wire/artist-messages';
import type { DocumentSnapshot } from './document-snapshot.ts';
import { encodeText, type Message } from './encode-text.ts';
import type { Pen } from './pens.ts';

export interface CatchUp {
  readonly snapshot: DocumentSnapshot & { readonly pens: readonly Pen[] };
  /** The snapshot's raster, made. */
  readonly png: Uint8Array | undefined;
  /** The connection that is sent this: it knows its own strokes in progress. */
  readonly client: string;
  readonly counts: { readonly undoable: number; readonly redoable: number };
  readonly artists: number;
}

/** Ids in one `removed`: at most about as many bytes as a piece of a raster. */
const IDS_A_MESSAGE = 1_000;
/** Points in one message: about 25 kB. */
const POINTS_A_MESSAGE = 5_000;

/** A6: everything that a page needs to show the canvas, in pieces that are made when the link takes them. */
export function* catchUp({ snapshot, png, client, counts, artists }: CatchUp): Generator<Message> {
  yield encodeText({ type: 'reset', floor: snapshot.floor });
  if (png) yield* rasterPieces(png);
  for (const item of snapshot.items) yield encodeArtistBinary({ kind: 'item', item });
  for (const ids of slices(snapshot.removed, IDS_A_MESSAGE))
    yield encodeText({ type: 'removed', ids: [...ids] });
  for (const pen of snapshot.pens) if (pen.client !== client) yield* penPieces(pen);
  yield encodeText({ type: 'you', ...counts });
  yield encodeText({ type: 'people', artists });
  yield encodeText({ type: 'ready', order: snapshot.order });
}

function* rasterPieces(png: Uint8Array): Generator<Message> {
  const parts = Math.ceil(png.length / ARTIST_LIMITS.chunkBytes);
  for (let part = 0; part < parts; part += 1) {
    const bytes = png.subarray(part * ARTIST_LIMITS.chunkBytes, (part + 1) * ARTIST_LIMITS.chunkBytes);
    yield encodeArtistBinary({ kind: 'raster', part, parts, bytes });
  }
}

function* penPieces({ id, author, style, points }: Pen): Generator<Message> {
  yield encodeText({ type: 'begin', id, author, style });
  let from = 0;
  for (const slice of slices(points, POINTS_A_MESSAGE)) {
    yield encodeArtistBinary({ kind: 'points', id, from, points: slice });
    from += slice.length;
  }
}

function* slices<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
