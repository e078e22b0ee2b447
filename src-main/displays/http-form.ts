import { randomBytes } from 'node:crypto';
import type { PictureFormat } from '#shared/contract/delivery';
import type { RequestBody } from './http-exchange.ts';

/** No picture holds it: it is drawn anew with each start, of more letters than anybody could guess. */
const BOUNDARY = `lienzo${randomBytes(16).toString('hex')}`;
const TAIL = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);

const EXTENSIONS = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const satisfies Record<PictureFormat, string>;

/**
 * D2: a form with one file. What real firmware reads is narrow: the file comes first, its name stands in quotes, is plain ASCII and
 * tells the format by its ending, the boundary stands without quotes. `name`: without ending.
 */
export function pictureForm(
  bytes: Buffer,
  { name, format }: { name: string; format: PictureFormat },
): RequestBody {
  const head =
    `--${BOUNDARY}\r\n` +
    `Content-Disposition: form-data; name="file"; filename="${name}.${EXTENSIONS[format]}"\r\n` +
    `Content-Type: image/${format}\r\n\r\n`;
  return {
    parts: [Buffer.from(head, 'latin1'), bytes, TAIL],
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
