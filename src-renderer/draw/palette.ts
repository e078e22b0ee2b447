import { STROKE_SIZE_MAX } from '#shared/document/stroke';

/** Ten, because the keys 1–9 and 0 choose them. `name` is a key of the strings. */
export const PALETTE = [
  { name: 'white', colour: '#ffffff' },
  { name: 'black', colour: '#1b1b1d' },
  { name: 'red', colour: '#e4572e' },
  { name: 'orange', colour: '#ff8a4c' },
  { name: 'yellow', colour: '#ffc914' },
  { name: 'green', colour: '#76b041' },
  { name: 'turquoise', colour: '#17bebb' },
  { name: 'blue', colour: '#5aa9ff' },
  { name: 'violet', colour: '#5e4bb5' },
  { name: 'pink', colour: '#f48080' },
] as const;
export type ColourName = (typeof PALETTE)[number]['name'];

/** Canvas units. Above 160 a brush covers a quarter of the panel's width: a mistake, not a line. */
export const SIZE = { min: 2, max: Math.min(160, STROKE_SIZE_MAX), start: 22 } as const;
/** Below 5 % a line cannot be seen on a panel. */
export const OPACITY = { min: 0.05, max: 1, start: 1 } as const;

/** Sliders run 0–1. Small brushes need fine steps and big ones coarse, so the size grows with the square. */
export function sizeAt(position: number): number {
  return Math.round(SIZE.min + (SIZE.max - SIZE.min) * position ** 2);
}

export function positionOfSize(size: number): number {
  return Math.sqrt((size - SIZE.min) / (SIZE.max - SIZE.min));
}

/** The next size up (1) or down (-1): about a sixth, at least one unit. */
export function nextSize(size: number, direction: 1 | -1): number {
  const step = Math.max(1, Math.round(size / 6));
  return Math.min(SIZE.max, Math.max(SIZE.min, size + direction * step));
}
