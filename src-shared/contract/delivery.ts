import { z } from 'zod';

/** How a picture gets to a display: `upload` to its card (D2), `raw` to its memory (D3), `stream` over a WebSocket (S). */
export const TRANSPORTS = ['upload', 'raw', 'stream'] as const;
export const Transport = z.enum(TRANSPORTS);
export type Transport = z.infer<typeof Transport>;

export const PICTURE_FORMATS = ['jpeg', 'png', 'webp'] as const;
export const PictureFormat = z.enum(PICTURE_FORMATS);
export type PictureFormat = z.infer<typeof PictureFormat>;

/**
 * What the operator wants of a display. `smooth`: every movement, at the price of detail · `best`: every detail, at the price of
 * movement · `balanced`: between · `manual`: fps, quality and side as set, whatever the display takes.
 */
export const GOALS = ['smooth', 'balanced', 'best', 'manual'] as const;
export const Goal = z.enum(GOALS);
export type Goal = z.infer<typeof Goal>;

/** Sides of the pictures that are sent, px: multiples of 16 (S4). A display stretches what is smaller than its panel. */
export const SIDES = [720, 480, 368, 240] as const;
export const Side = z.literal(SIDES);
export type Side = z.infer<typeof Side>;

/**
 * What the operator chose for a display. With another goal than `manual` (where nothing is said, for what was chosen before there
 * were goals), `fps`, `quality` and `side` are what was set by hand last. `quality` means nothing to PNG, which loses nothing. `fps` caps `raw` and `stream`; an
 * `upload` takes finished pictures only, at most one a second, because cards wear.
 */
export const Delivery = z
  .object({
    transport: Transport,
    format: PictureFormat,
    quality: z.number().int().min(1).max(100),
    fps: z.number().int().min(1).max(60),
    side: Side.default(720),
    goal: Goal.default('manual'),
  })
  .refine(({ transport, format }) => transport !== 'stream' || format === 'jpeg', {
    message: 'A stream carries JPEG only (S4).',
    path: ['format'],
  });
export type Delivery = z.infer<typeof Delivery>;

/** The formats that a transport can carry. */
export function formatsOf(transport: Transport): readonly PictureFormat[] {
  return transport === 'stream' ? ['jpeg'] : PICTURE_FORMATS;
}

/**
 * 30 fps is half of the panel's refresh: more gains little to the eye, and sustained traffic is the weak spot of the display's
 * Wi-Fi. At quality 75 the line of a sketch stays clean, and a full canvas stays far below `max_frame`.
 */
export const DEFAULT_DELIVERY: Delivery = {
  transport: 'stream',
  format: 'jpeg',
  quality: 75,
  fps: 30,
  side: 720,
  goal: 'balanced',
};
