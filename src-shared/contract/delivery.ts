import { z } from 'zod';

/** How a picture gets to a display: `upload` to its card (D2), `raw` to its memory (D3), `stream` over a WebSocket (S). */
export const TRANSPORTS = ['upload', 'raw', 'stream'] as const;
export const Transport = z.enum(TRANSPORTS);
export type Transport = z.infer<typeof Transport>;

export const PICTURE_FORMATS = ['jpeg', 'png', 'webp'] as const;
export const PictureFormat = z.enum(PICTURE_FORMATS);
export type PictureFormat = z.infer<typeof PictureFormat>;

/**
 * What the operator chose for a display. `quality` means nothing to PNG, which loses nothing. `fps` caps `raw` and `stream`; an
 * `upload` takes finished pictures only, at most one a second, because cards wear.
 */
export const Delivery = z
  .object({
    transport: Transport,
    format: PictureFormat,
    quality: z.number().int().min(1).max(100),
    fps: z.number().int().min(1).max(60),
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
export const DEFAULT_DELIVERY: Delivery = { transport: 'stream', format: 'jpeg', quality: 75, fps: 30 };
