import { LOOK_RANGE } from '#shared/contract/look';

/** What of a look is a figure on a slider. */
export type FigureName = keyof typeof LOOK_RANGE;
export const FIGURE_NAMES = ['brightness', 'cap', 'gamma', 'saturation'] as const satisfies FigureName[];

/**
 * Where a figure stands on its slider, 0–1. Gamma by its logarithm: 2 and 1/2 do as much, so they lie equally far from 1, which is
 * the middle.
 */
export function positionOf(name: FigureName, figure: number): number {
  const { least, most } = LOOK_RANGE[name];
  const share =
    name === 'gamma' ? Math.log(figure / least) / Math.log(most / least) : (figure - least) / (most - least);
  return Math.min(1, Math.max(0, share));
}

/** The figure at a place of its slider, with two decimals: nobody sees more of it. */
export function figureAt(name: FigureName, position: number): number {
  const { least, most } = LOOK_RANGE[name];
  const figure = name === 'gamma' ? least * (most / least) ** position : least + position * (most - least);
  return Math.min(most, Math.max(least, Math.round(figure * 100) / 100));
}
