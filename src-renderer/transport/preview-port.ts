import { z } from 'zod';
import { PictureFormat } from '#shared/contract/delivery';
import { PictureRegion, type PreviewPicture } from '#shared/contract/ports';
import type { OpenPreviewLink } from './preview-link.ts';

const Picture = z.object({
  type: z.literal('picture'),
  display: z.string(),
  region: PictureRegion.optional(),
  sequence: z.number(),
  sentAtMs: z.number(),
  format: PictureFormat,
  bytes: z.instanceof(Uint8Array),
});

/** The pictures over the window's own port. `open` yields a fresh port to main, not started. */
export function previewPort(open: () => MessagePort): OpenPreviewLink {
  return events => {
    const port = open();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const picture = Picture.safeParse(data);
      if (picture.success) events.received(pictureOf(picture.data));
    };
    port.addEventListener('close', () => events.closed(false));
    port.start();
    queueMicrotask(() => events.opened());
    return { send: message => port.postMessage(message), close: () => port.close() };
  };
}

function pictureOf({ region, ...picture }: z.infer<typeof Picture>): PreviewPicture {
  return region ? { ...picture, region } : picture;
}
