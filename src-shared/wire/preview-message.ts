import { z } from 'zod';
import { PictureFormat } from '../contract/delivery.ts';
import { PictureRegion, type PreviewPicture, type SentPicture } from '../contract/ports.ts';

/*
 * A picture on `/rpc/preview`: length of the header u16, little-endian · header, JSON in ASCII · the picture's own bytes. JSON,
 * because a display's id has no fixed length and may hold any letter, and a hundred bytes beside 80 kB are nothing.
 */
const LENGTH_BYTES = 2;
const HEADER_MAX = 0xffff;

const Header = z.object({
  display: z.string(),
  region: PictureRegion.optional(),
  sequence: z.number(),
  sentAtMs: z.number(),
  format: PictureFormat,
});

/** Throws `RangeError` for a display whose id is longer than a header can be. */
export function encodePreviewMessage(picture: SentPicture): Uint8Array {
  const { display, region, sequence, sentAtMs, format, bytes } = picture;
  const header = asciiJson({ display, region, sequence, sentAtMs, format });
  if (header.length > HEADER_MAX) throw new RangeError('the id of the display is too long');
  const message = new Uint8Array(LENGTH_BYTES + header.length + bytes.length);
  new DataView(message.buffer).setUint16(0, header.length, true);
  for (let index = 0; index < header.length; index += 1) {
    message[LENGTH_BYTES + index] = header.charCodeAt(index);
  }
  message.set(bytes, LENGTH_BYTES + header.length);
  return message;
}

/** `undefined` for what is no such message. The bytes are a view of `message`. */
export function decodePreviewMessage(message: Uint8Array): PreviewPicture | undefined {
  if (message.length < LENGTH_BYTES) return undefined;
  const length = new DataView(message.buffer, message.byteOffset).getUint16(0, true);
  const end = LENGTH_BYTES + length;
  if (message.length < end) return undefined;
  const header = Header.safeParse(parseJson(String.fromCharCode(...message.subarray(LENGTH_BYTES, end))));
  if (!header.success) return undefined;
  const { region, ...named } = header.data;
  return { type: 'picture', ...named, ...(region && { region }), bytes: message.subarray(end) };
}

/** JSON whose every character is one byte. */
function asciiJson(value: z.infer<typeof Header>): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
