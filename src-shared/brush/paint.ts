import { traceOutline } from './outline.ts';
import { pixels, union } from './rect.ts';
import type { Run } from './stroke-path.ts';
import type { Pen2D, Rect, Surface } from './surface.ts';

/** Fills one run as a single shape, so that its edge is smoothed once. */
export function fillRun(pen: Pen2D, run: Run, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  traceOutline(pen, run.dabs);
  pen.fill();
}

/** Paints the runs of one stroke. A translucent one needs `scratch` (same size, left clear) so that it does not darken itself. */
export function paintRuns(
  surface: Surface,
  runs: readonly Run[],
  style: { readonly colour: string; readonly opacity: number },
  scratch: () => Surface,
): void {
  if (style.opacity >= 1) {
    for (const run of runs) fillRun(surface.pen, run, style.colour);
    return;
  }
  const area = boundsOf(runs, surface);
  if (!area) return;
  const layer = scratch();
  for (const run of runs) fillRun(layer.pen, run, style.colour);
  surface.blend(layer, area, style.opacity);
  layer.pen.clearRect(area.x, area.y, area.width, area.height);
}

/** The whole pixels that the runs touch; `undefined` when all of them lie outside. */
export function boundsOf(runs: readonly Run[], size: { width: number; height: number }): Rect | undefined {
  let bounds: Rect | undefined;
  for (const run of runs) bounds = union(bounds, run.bounds);
  return bounds && pixels(bounds, size.width, size.height);
}
