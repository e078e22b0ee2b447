import { CanvasRaster } from '#shared/brush/canvas-raster';
import type { StrokeItem } from '#shared/document/item';
import type { Pixels } from '../src-main/imaging/pixels.ts';
import { skiaSurfaces } from '../src-main/imaging/surface.ts';

const SIDE = 720;
const COLOURS = ['#e4572e', '#17bebb', '#76b041', '#5f4bb6', '#ffc914'];

/** `count` different stages of one drawing, 720×720: what a display is sent while somebody draws. Both sides of a pair take these. */
export function drawingStages(count: number): Pixels[] {
  const surface = skiaSurfaces.create(SIDE, SIDE);
  const raster = new CanvasRaster({
    width: SIDE,
    height: SIDE,
    background: '#ffffff',
    surfaces: skiaSurfaces,
  });
  const items: StrokeItem[] = [];
  return Array.from({ length: count }, (_, index) => {
    items.push(strokeItem(index));
    raster.show([...items]);
    raster.compose(surface);
    return surface.readPixels();
  });
}

/** The stroke that leads from one stage to the next. */
export function strokeItem(index: number): StrokeItem {
  const points = Array.from({ length: 60 }, (_, step) => {
    const t = step / 12 + index;
    return {
      x: 360 + 300 * Math.sin(t * 1.3),
      y: 360 + 300 * Math.cos(t * 0.9),
      pressure: 0.5,
      atMs: step * 16,
    };
  });
  const colour = COLOURS[index % COLOURS.length] ?? '#000000';
  const style = { brush: 'pen', colour, size: 8 + (index % 5) * 6, opacity: 1 } as const;
  return {
    kind: 'stroke',
    id: `stroke-${index}-of-bench`,
    order: index + 1,
    author: 'bench',
    layer: 0,
    stroke: { style, points },
  };
}
