import type { Stroke, StrokePoint, StrokeStyle } from '#shared/document/stroke';
import type { Author } from '../author.ts';

export const STYLE: StrokeStyle = { brush: 'pen', colour: '#c02040', size: 12, opacity: 1 };

export const ANA: Author = { author: 'author-ana', client: 'client-ana', name: 'Ana' };
export const BEN: Author = { author: 'author-ben', client: 'client-ben', name: 'Ben' };
export const EVA: Author = { author: 'author-eva', client: 'client-eva', name: 'Eva' };

/** A wavy line of `count` points; `seed` says where and in which colour. Exact in the codec's 1/16 unit. */
export function strokeOf(seed: number, count = 12, style: Partial<StrokeStyle> = {}): Stroke {
  return { style: { ...STYLE, colour: colourOf(seed), ...style }, points: pointsOf(seed, count) };
}

export function pointsOf(seed: number, count: number, from = 0): StrokePoint[] {
  const [startX, startY, turn] = [
    scatter(seed, 1) % 720,
    scatter(seed, 2) % 720,
    5 + (scatter(seed, 3) % 40),
  ];
  return Array.from({ length: count }, (_, index) => {
    const at = from + index;
    return {
      x: sixteenth(startX + 60 * Math.sin(at / turn) + at / 4),
      y: sixteenth(startY + 60 * Math.cos(at / turn) - 60),
      pressure: (100 + ((seed + at) % 100)) / 255,
      atMs: at * 8,
    };
  });
}

function colourOf(seed: number): string {
  return `#${(scatter(seed, 4) % 0x1000000).toString(16).padStart(6, '0')}`;
}

/** Different seeds must not draw over each other. */
function scatter(seed: number, salt: number): number {
  return Math.imul(seed * 31 + salt, 2_654_435_761) >>> 7;
}

function sixteenth(value: number): number {
  return Math.round(value * 16) / 16;
}

/** An id as clients make them. */
export function idOf(name: string | number): string {
  return `id-of-${name}`.padEnd(12, '-');
}
