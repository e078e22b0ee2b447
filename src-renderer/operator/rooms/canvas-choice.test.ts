import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANVAS_SIDE_PX, CanvasShape } from '#shared/contract/room';
import { CANVAS_SIZES, DEFAULT_FORM, formOf, isSide, PAPERS, sameShape, shapeOf } from './canvas-choice.ts';

const side = fc.integer({ min: CANVAS_SIDE_PX.least, max: CANVAS_SIDE_PX.most });

describe('the form of a canvas', () => {
  it('gives back the canvas that it was made of', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(...PAPERS), (width, height, { colour }) => {
        const shape = { width, height, background: colour };
        expect(shapeOf(formOf(shape))).toEqual(shape);
      }),
    );
  });

  it('offers nothing that the engine would refuse', () => {
    for (const [width, height] of CANVAS_SIZES)
      for (const { colour } of PAPERS)
        expect(CanvasShape.safeParse({ width, height, background: colour }).success).toBe(true);
    expect(shapeOf(DEFAULT_FORM)).toEqual({ width: 720, height: 720, background: '#ffffff' });
  });

  it('knows a size of one’s own from one that is offered', () => {
    expect(formOf({ width: 1920, height: 1080, background: '#ffffff' }).custom).toBe(false);
    expect(formOf({ width: 1080, height: 1920, background: '#ffffff' }).custom).toBe(true);
  });

  it.each(['', ' ', '63', '2049', '720.5', '7e2', '-720', '0720x', '１２０'])(
    'takes no side of “%s”',
    typed => {
      expect(isSide(typed)).toBe(false);
      expect(shapeOf({ ...DEFAULT_FORM, width: typed })).toBeUndefined();
      expect(shapeOf({ ...DEFAULT_FORM, height: typed })).toBeUndefined();
    },
  );

  it('never sends what the engine would refuse, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (width, height, background) => {
        const shape = shapeOf({ width, height, background, custom: true });
        if (shape) expect(CanvasShape.parse(shape)).toEqual(shape);
      }),
    );
  });

  it('has changed when anything has', () => {
    const shape = { width: 720, height: 720, background: '#ABCDEF' };
    expect(sameShape(shape, { ...shape, background: '#abcdef' })).toBe(true);
    expect(sameShape(shape, { ...shape, height: 721 })).toBe(false);
    expect(sameShape(shape, { ...shape, background: '#ffffff' })).toBe(false);
  });
});
