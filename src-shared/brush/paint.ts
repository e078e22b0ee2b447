import { pixels, union } from './rect.ts';
import type { Dab, Run } from './stroke-path.ts';
import type { Pen2D, Rect, Surface } from './surface.ts';

const FULL_CIRCLE = 2 * Math.PI;

/**
 * Fills one run as a single shape: the union of the capsules between neighbouring dabs. All of them turn the same way, so
 * the non-zero rule joins them without a seam and the edge is smoothed once.
 */
export function fillRun(pen: Pen2D, run: Run, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  const [first] = run.dabs;
  if (run.dabs.length === 1 && first) disc(pen, first);
  for (let index = 1; index < run.dabs.length; index += 1) {
    const from = run.dabs[index - 1];
    const to = run.dabs[index];
    if (from && to) capsule(pen, from, to);
  }
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

function disc(pen: Pen2D, dab: Dab): void {
  pen.moveTo(dab.x + dab.radius, dab.y);
  pen.arc(dab.x, dab.y, dab.radius, 0, FULL_CIRCLE);
  pen.closePath();
}

function capsule(pen: Pen2D, from: Dab, to: Dab): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const distance = Math.hypot(dx, dy);
  if (distance <= Math.abs(from.radius - to.radius) + 1e-6) {
    disc(pen, from.radius > to.radius ? from : to);
    return;
  }
  const direction = Math.atan2(dy, dx);
  // Half the angle between the two outer tangents and the line of centres.
  const spread = Math.acos((from.radius - to.radius) / distance);
  const start = direction + spread;
  pen.moveTo(from.x + from.radius * Math.cos(start), from.y + from.radius * Math.sin(start));
  pen.arc(from.x, from.y, from.radius, start, direction - spread + FULL_CIRCLE);
  pen.arc(to.x, to.y, to.radius, direction - spread, direction + spread);
  pen.closePath();
}
