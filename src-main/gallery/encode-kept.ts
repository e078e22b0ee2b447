import { webcrypto } from 'node:crypto';
import { encodePng } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { withPngTexts } from '../imaging/png-text.ts';
import { timeWithZone } from './picture-name.ts';
import type { PictureFacts } from './waiting-picture.ts';

/** A PNG that says of itself when and where it was drawn, by whom, and to what prompt. Off the main thread. */
export async function encodeKept(facts: PictureFacts, pixels: Pixels): Promise<Buffer> {
  const { roomName, artists, prompt, atMs } = facts;
  return withPngTexts(await encodePng(pixels), {
    Title: roomName,
    Author: artists.join(', '),
    Description: prompt,
    'Creation Time': timeWithZone(atMs),
    Software: 'Lienzo',
  });
}

/** Node copies what it hashes on this thread first: 11 ms for a canvas of 2048², in one piece; 0.7 ms for a slice. */
const SLICE_BYTES = 1024 * 1024;

/** Equal for equal pictures, whatever encodes them. Off the main thread. */
export async function digestOf({ width, height, data }: Pixels): Promise<string> {
  const digests: Buffer[] = [];
  for (let at = 0; at < data.length; at += SLICE_BYTES)
    digests.push(await sha256(data.subarray(at, at + SLICE_BYTES)));
  return `${width}x${height}-${(await sha256(Buffer.concat(digests))).toString('base64url')}`;
}

async function sha256(bytes: Buffer): Promise<Buffer> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes));
}
