import type { StrokePoint, StrokeStyle } from '#shared/document/stroke';
import {
  ByteReader,
  ByteWriter,
  readPoints,
  readStyle,
  writePoints,
  writeStyle,
} from '#shared/document/stroke-codec';

/**
 * Points as everybody else will read them from the wire. The page paints these and not the raw ones, so that the line under
 * the hand is to the pixel the line on the wall.
 */
export function quantisePoints(points: readonly StrokePoint[]): StrokePoint[] {
  const writer = new ByteWriter();
  writePoints(writer, points);
  return readPoints(new ByteReader(writer.finish()));
}

/** A style as it comes back from the wire. Throws `CodecError` when it cannot be (see `StrokeStyle`). */
export function quantiseStyle(style: StrokeStyle): StrokeStyle {
  const writer = new ByteWriter();
  writeStyle(writer, style);
  return readStyle(new ByteReader(writer.finish()));
}
