import type { Picture } from '#shared/brush/surface';
import { encodePng } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { decodeToPicture, type SkiaSurface, skiaSurfaces } from '../imaging/surface.ts';

/** What a room asks of imaging. */
export interface RoomImaging {
  readonly surfaces: { create(width: number, height: number): SkiaSurface };
  /** `canvas`: what the picture will be drawn over; it is kept no larger. */
  decodeToPicture(bytes: Buffer, canvas: { width: number; height: number }): Promise<Picture>;
  encodePng(pixels: Pixels): Promise<Buffer>;
}

export const roomImaging: RoomImaging = { surfaces: skiaSurfaces, decodeToPicture, encodePng };
