import type { Picture } from '#shared/brush/surface';
import { encodePng } from '../../imaging/pictures.ts';
import { decodeToPicture, SkiaSurface } from '../../imaging/surface.ts';
import type { Room } from '../room.ts';

export interface TestPicture {
  readonly bytes: Buffer;
  readonly picture: Picture;
}

/** A PNG of one colour, encoded and decoded as the relay does with a peer's. */
export async function pictureOf(colour: string, sidePx = 64): Promise<TestPicture> {
  const surface = new SkiaSurface(sidePx, sidePx);
  surface.pen.fillStyle = colour;
  surface.pen.fillRect(0, 0, sidePx, sidePx);
  const bytes = await encodePng(surface.readPixels());
  return { bytes, picture: await decodeToPicture(bytes, surface) };
}

export function show(room: Room, client: string, { bytes, picture }: TestPicture): boolean {
  return room.showPicture(client, bytes, picture, 0);
}

/** The colour of one pixel of the room's canvas, `#rrggbb`. */
export function colourAt(pixels: Buffer, x: number, y: number, width = 720): string {
  const at = (y * width + x) * 4;
  return `#${pixels.subarray(at, at + 3).toString('hex')}`;
}
