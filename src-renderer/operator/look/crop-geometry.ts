import type { Crop } from '#shared/contract/look';

/** Shares of the picture's width and height. */
export interface Step {
  readonly x: number;
  readonly y: number;
}

/** What of a crop is taken hold of: all of it, or the sides that meet in a corner. */
export interface Grip {
  readonly x: 'left' | 'right' | 'both';
  readonly y: 'top' | 'bottom' | 'both';
}

export const CROP_SIDES = ['x', 'y', 'width', 'height'] as const;
export type CropSide = (typeof CROP_SIDES)[number];

/** Shares are counted in whole thousandths: finer than a pixel of a small picture, short enough to be read, and without a rest. */
const WHOLE = 1_000;
/** The least side that the contract takes. */
const LEAST = 10;

/** A crop along one axis, in thousandths: where it begins and how long it is. */
interface Span {
  readonly from: number;
  readonly length: number;
}

/** The crop after its grip was dragged by `step`; it stays inside the picture, and nothing turns inside out. */
export function draggedCrop(crop: Crop, grip: Grip, step: Step): Crop {
  return cropOf(
    dragged(spanOf(crop.x, crop.width), grip.x, counted(step.x)),
    dragged(spanOf(crop.y, crop.height), grip.y, counted(step.y)),
  );
}

/** The crop with one of its figures set by hand; the others give way only where the picture ends. */
export function cropWith(crop: Crop, side: CropSide, share: number): Crop {
  const wanted = { ...crop, [side]: share };
  return cropOf(spanOf(wanted.x, wanted.width), spanOf(wanted.y, wanted.height));
}

export function isWhole({ x, y, width, height }: Crop): boolean {
  return x === 0 && y === 0 && width === 1 && height === 1;
}

function cropOf(across: Span, down: Span): Crop {
  return {
    x: across.from / WHOLE,
    y: down.from / WHOLE,
    width: across.length / WHOLE,
    height: down.length / WHOLE,
  };
}

function spanOf(start: number, share: number): Span {
  const from = clamp(counted(start), 0, WHOLE - LEAST);
  return { from, length: clamp(counted(share), LEAST, WHOLE - from) };
}

function dragged({ from, length }: Span, grip: Grip['x'] | Grip['y'], step: number): Span {
  const to = from + length;
  if (grip === 'both') return { from: clamp(from + step, 0, WHOLE - length), length };
  if (grip === 'left' || grip === 'top') {
    const start = clamp(from + step, 0, to - LEAST);
    return { from: start, length: to - start };
  }
  return { from, length: clamp(length + step, LEAST, WHOLE - from) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function counted(share: number): number {
  return Math.round(share * WHOLE);
}

/** How near to a corner the finger must be to take hold of it, px; in a small rectangle less, so that it can be moved too. */
const CORNER_PX = 16;

/** What is taken hold of at a point of a rectangle, px from its left and top. */
export function gripAt(point: Step, size: { readonly width: number; readonly height: number }): Grip {
  const nearX = near(point.x, size.width);
  const nearY = near(point.y, size.height);
  // In the middle of an edge there is nothing to hold: only corners can be seen.
  if (!nearX || !nearY) return { x: 'both', y: 'both' };
  return { x: nearX === 'start' ? 'left' : 'right', y: nearY === 'start' ? 'top' : 'bottom' };
}

function near(at: number, length: number): 'start' | 'end' | undefined {
  const reach = Math.min(CORNER_PX, length / 3);
  if (at <= reach) return 'start';
  return at >= length - reach ? 'end' : undefined;
}

/** What the arrow keys do: move by one hundredth, with Shift resize by as much. */
export function keyStep(key: string): Step | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { x: -0.01, y: 0 };
    case 'ArrowRight':
      return { x: 0.01, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -0.01 };
    case 'ArrowDown':
      return { x: 0, y: 0.01 };
    default:
      return undefined;
  }
}
