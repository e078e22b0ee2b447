import { z } from 'zod';
import { MediaId, PlaylistId } from './source.ts';
import { Why } from './why.ts';

/** A file of the media folder. */
export const MediaFile = z.object({
  id: MediaId,
  bytes: z.number(),
  /** `reading`: not known yet · `ready` · `refused`: `why` says it. */
  state: z.enum(['reading', 'ready', 'refused']),
  width: z.number().optional(),
  height: z.number().optional(),
  /** 1 for a still. */
  pictures: z.number().optional(),
  /** Of one round of a clip. */
  durationMs: z.number().optional(),
  why: Why.optional(),
});
export type MediaFile = z.infer<typeof MediaFile>;

/** Seconds that a still of a playlist stays; a clip plays whole rounds for at least as long. */
export const DWELL_SECONDS = { least: 1, most: 3_600, usual: 10 } as const;
export const PLAYLIST_ITEMS_MOST = 200;

export const PlaylistChoice = z.object({
  name: z.string().trim().min(1).max(60),
  dwellSeconds: z.number().min(DWELL_SECONDS.least).max(DWELL_SECONDS.most),
  media: z.array(MediaId).max(PLAYLIST_ITEMS_MOST),
});
export type PlaylistChoice = z.infer<typeof PlaylistChoice>;
export const Playlist = PlaylistChoice.extend({ id: PlaylistId });
export type Playlist = z.infer<typeof Playlist>;

export const MediaState = z.object({
  folder: z.string(),
  files: z.array(MediaFile),
  playlists: z.array(Playlist),
  /** The folder cannot be read. */
  problem: Why.optional(),
});
export type MediaState = z.infer<typeof MediaState>;

/** Of one file; the largest photos of phones have a third of it. */
export const MEDIA_BYTES_MOST = 64 * 1024 * 1024;
/** Of one part of an upload, before base64: the messages of an operator's page are short. */
export const MEDIA_PART_BYTES = 512 * 1024;
