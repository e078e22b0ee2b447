import { z } from 'zod';
import { Why } from './why.ts';

const RoomCode = z.string().min(1).max(64);
/** The name of a file in the media folder: what is dropped in there again under that name is the same source again. */
export const MediaId = z.string().min(1).max(200);
export const PlaylistId = z.string().min(1).max(64);

/**
 * What a route leads to its displays, by a name that lasts. `wall-room`: the canvas of the room that is on the wall, whichever
 * that is; everything else stays what it is.
 */
export const SourceRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wall-room') }),
  z.object({ kind: z.literal('canvas'), room: RoomCode }),
  z.object({ kind: z.literal('program'), room: RoomCode }),
  z.object({ kind: z.literal('media'), media: MediaId }),
  z.object({ kind: z.literal('playlist'), playlist: PlaylistId }),
]);
export type SourceRef = z.infer<typeof SourceRef>;

export const WALL_ROOM: SourceRef = { kind: 'wall-room' };

/** One word for a source: equal for equal sources, and what its thumbnail is asked by (`THUMBNAIL_PREFIX`). */
export function sourceKey(ref: SourceRef): string {
  switch (ref.kind) {
    case 'wall-room':
      return ref.kind;
    case 'canvas':
    case 'program':
      return `${ref.kind}:${ref.room}`;
    case 'media':
      return `media:${ref.media}`;
    case 'playlist':
      return `playlist:${ref.playlist}`;
    default:
      return ref satisfies never;
  }
}

/** Something that can be led to a display. */
export const SourceState = z.object({
  key: z.string(),
  ref: SourceRef,
  /** The room's, the file's or the playlist's. */
  name: z.string(),
  /** px; absent until there is a picture. */
  width: z.number().optional(),
  height: z.number().optional(),
  /** New pictures in the last second; nothing that nobody looks at is made. */
  fps: z.number(),
  /** Pictures of a clip; absent for everything that has no end. */
  pictures: z.number().optional(),
  /** Displays that are led this. */
  displays: z.number(),
  problem: Why.optional(),
});
export type SourceState = z.infer<typeof SourceState>;
