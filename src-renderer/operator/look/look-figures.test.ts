import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOK_RANGE } from '#shared/contract/look';
import { FIGURE_NAMES, figureAt, positionOf } from './look-figures.ts';

const name = fc.constantFrom(...FIGURE_NAMES);
const position = fc.double({ min: 0, max: 1, noNaN: true });

describe('a figure of a look on its slider', () => {
  it('is never outside of its range, wherever the hand goes', () => {
    fc.assert(
      fc.property(name, fc.double({ min: -2, max: 3, noNaN: true }), (figure, at) => {
        const { least, most } = LOOK_RANGE[figure];
        expect(figureAt(figure, at)).toBeGreaterThanOrEqual(least);
        expect(figureAt(figure, at)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('stays where the hand left it', () => {
    fc.assert(
      fc.property(name, position, (figure, at) => {
        const left = figureAt(figure, at);
        expect(figureAt(figure, positionOf(figure, left))).toBe(left);
      }),
    );
  });

  it('grows to the right', () => {
    fc.assert(
      fc.property(name, position, position, (figure, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(figureAt(figure, low)).toBeLessThanOrEqual(figureAt(figure, high));
      }),
    );
  });

  it('changes nothing in the middle, but the cap, which changes nothing at its end', () => {
    for (const figure of FIGURE_NAMES) {
      const { neutral } = LOOK_RANGE[figure];
      expect(figureAt(figure, figure === 'cap' ? 1 : 0.5)).toBe(neutral);
    }
  });

  it('gamma 2 lies as far from 1 as gamma 1/2', () => {
    expect(positionOf('gamma', 2) - 0.5).toBeCloseTo(0.5 - positionOf('gamma', 0.5));
  });
});
