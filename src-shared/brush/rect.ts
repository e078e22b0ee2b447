import type { Rect } from './surface.ts';

/** The smallest rectangle that holds both; `undefined` stands for an empty one. */
export function union(a: Rect | undefined, b: Rect | undefined): Rect | undefined {
  if (!a) return b;
  if (!b) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

export function intersects(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Snaps outwards to whole pixels and cuts to `width`×`height`; `undefined` when nothing is left. */
export function pixels(bounds: Rect, width: number, height: number): Rect | undefined {
  const x = Math.max(0, Math.floor(bounds.x));
  const y = Math.max(0, Math.floor(bounds.y));
  const right = Math.min(width, Math.ceil(bounds.x + bounds.width));
  const bottom = Math.min(height, Math.ceil(bounds.y + bounds.height));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}
