import type { KeptBecause } from '#shared/contract/gallery';
import type { PaintedFrame } from '../imaging/frame.ts';
import type { Pixels } from '../imaging/pixels.ts';
import type { TakenPicture } from './waiting-picture.ts';
import type { PicturedRoom } from './watched-rooms.ts';

/** What a room shows now, with all that is known of it; `undefined` when nothing is to be seen on its canvas. */
export function takePicture(
  room: PicturedRoom,
  frame: PaintedFrame,
  { because, atMs }: { because: KeptBecause; atMs: number },
): TakenPicture | undefined {
  const pixels = frame.pixels();
  if (isPaper(pixels, room.background)) return undefined;
  const facts = {
    atMs,
    because,
    room: room.code,
    roomName: room.name,
    artists: [...room.artistNames()],
    prompt: room.prompt,
    width: pixels.width,
    height: pixels.height,
  };
  return { facts, pixels };
}

/**
 * Whether every pixel is the background's. What counts is what is seen: a stroke that was rubbed out again is no picture. A
 * picture is of one colour when it equals itself, moved by one pixel; that is one `memcmp` (0.2 ms at 720×720).
 */
function isPaper({ data }: Pixels, background: string): boolean {
  if (data.toString('hex', 0, 3) !== background.slice(1).toLowerCase()) return false;
  return data.subarray(4).equals(data.subarray(0, -4));
}
