import { z } from 'zod';

/** `save`: the operator asked · `clear`: before it was wiped · `rest`: nobody drew for a minute · `close`: the room closed. */
export const KeptBecause = z.enum(['save', 'clear', 'rest', 'close']);
export type KeptBecause = z.infer<typeof KeptBecause>;

/** A picture of a room, kept as a PNG file. */
export const KeptPicture = z.object({
  id: z.number(),
  /** Name in the gallery's folder. */
  file: z.string(),
  /** Epoch ms. */
  atMs: z.number(),
  because: KeptBecause,
  room: z.string(),
  roomName: z.string(),
  /** Names of those whose strokes are in it. */
  artists: z.array(z.string()),
  prompt: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});
export type KeptPicture = z.infer<typeof KeptPicture>;

/** `disk-full`, `unwritable`: pictures wait in memory and are tried again. `lost`: how many had to give way meanwhile. */
export const GalleryProblem = z.object({
  code: z.enum(['disk-full', 'unwritable']),
  detail: z.string(),
  since: z.number(),
  waiting: z.number(),
  lost: z.number(),
});
export type GalleryProblem = z.infer<typeof GalleryProblem>;

export const GalleryState = z.object({
  folder: z.string(),
  pictures: z.number(),
  /** Of the newest picture; changes whenever one is kept. */
  newestId: z.number().optional(),
  problem: GalleryProblem.optional(),
});
export type GalleryState = z.infer<typeof GalleryState>;

/** Pictures in one answer, newest first. */
export const GALLERY_PAGE = 60;
