import { createCanvas } from '@napi-rs/canvas';
import { CommittedLayer, type Paintable } from '#shared/brush/committed-layer';
import type { Stroke } from '#shared/document/stroke';
import { skiaSurfaces } from '../src-main/imaging/surface.ts';
import { reportCost } from './measure.ts';

/** Paints strokes as a room's canvas does (`canvas`) or with nothing but Skia's `stroke()` (`bare`). */
const SIDE = 720;
const POINTS = 200;
const ALL = { x: 0, y: 0, width: SIDE, height: SIDE };
const [way, count] = process.argv.slice(2);

await reportCost(Number(count), async strokes => {
  const drawing = Array.from({ length: strokes }, (_, index) => strokeOf(index));
  if (way === 'bare') paintBare(drawing);
  else paintCanvas(drawing);
});
process.exit(0);

function paintCanvas(drawing: readonly Stroke[]): void {
  const layer = new CommittedLayer({
    width: SIDE,
    height: SIDE,
    background: '#ffffff',
    surfaces: skiaSurfaces,
  });
  layer.show(drawing.map((stroke, index): Paintable => ({ id: `stroke-${index}`, kind: 'stroke', stroke })));
  // Skia paints when somebody looks.
  const target = skiaSurfaces.create(SIDE, SIDE);
  target.blend(layer.surface, ALL, 1);
  target.readPixels();
}

function paintBare(drawing: readonly Stroke[]): void {
  const context = createCanvas(SIDE, SIDE).getContext('2d');
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { style, points } of drawing) {
    context.strokeStyle = style.colour;
    context.lineWidth = style.size;
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    context.stroke();
  }
  context.getImageData(0, 0, SIDE, SIDE);
}

/** A loop as a hand draws it: a few pixels from point to point, 8 to 28 wide, pressed now more, now less. */
function strokeOf(index: number): Stroke {
  const [across, down] = [110 + ((index * 97) % 500), 110 + ((index * 61) % 500)];
  const points = Array.from({ length: POINTS }, (_, step) => {
    const t = step / 25 + index;
    return {
      x: across + 90 * Math.sin(t * 1.3),
      y: down + 80 * Math.cos(t * 0.9),
      pressure: 0.5 + 0.3 * Math.sin(t * 2),
      atMs: step * 8,
    };
  });
  return { style: { brush: 'pen', colour: '#17bebb', size: 8 + (index % 5) * 5, opacity: 1 }, points };
}
