import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StrokeStyle } from '#shared/document/stroke';
import { createBrushStore, styleOf } from './brush-store.ts';
import { toCanvas } from './geometry.ts';
import { PALETTE, positionOfSize, SIZE, sizeAt } from './palette.ts';
import { quantiseStyle } from './quantise.ts';
import { drawShortcut } from './shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => drawShortcut({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('the brush', () => {
  it('whatever is set on it can be drawn with and survives the wire', () => {
    const size = fc.double({ min: -1_000, max: 1_000, noNaN: true });
    const opacity = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(size, opacity, fc.constantFrom(...PALETTE), (size, opacity, { colour }) => {
        const brush = createBrushStore();
        brush.getState().setSize(size);
        brush.getState().setOpacity(opacity);
        brush.getState().setColour(colour);
        const style = styleOf(brush.getState());
        expect(StrokeStyle.safeParse(style).success).toBe(true);
        expect(quantiseStyle(quantiseStyle(style))).toEqual(quantiseStyle(style));
      }),
    );
  });

  it('its slider reaches every size and goes back to where it was', () => {
    expect(sizeAt(0)).toBe(SIZE.min);
    expect(sizeAt(1)).toBe(SIZE.max);
    for (let size: number = SIZE.min; size <= SIZE.max; size += 1)
      expect(sizeAt(positionOfSize(size))).toBe(size);
  });

  it('the keys [ and ] always change the size, up to its ends', () => {
    const brush = createBrushStore();
    const sizes = new Set<number>();
    for (let step = 0; step < 60; step += 1) {
      sizes.add(brush.getState().size);
      brush.getState().stepSize(-1);
    }
    expect(brush.getState().size).toBe(SIZE.min);
    for (let step = 0; step < 60; step += 1) brush.getState().stepSize(1);
    expect(brush.getState().size).toBe(SIZE.max);
    expect(sizes.size).toBeGreaterThan(5);
  });
});

describe('drawShortcut', () => {
  it('undoes and redoes as every program does', () => {
    expect(press('z', { ctrlKey: true })).toEqual({ kind: 'undo' });
    expect(press('z', { metaKey: true })).toEqual({ kind: 'undo' });
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'redo' });
    expect(press('y', { ctrlKey: true })).toEqual({ kind: 'redo' });
    expect(press('z')).toBeUndefined();
  });

  it('chooses colours as they lie on the keyboard, 1 to 9 and then 0', () => {
    const chosen = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map(key => press(key));
    expect(chosen).toEqual(PALETTE.map(({ colour }) => ({ kind: 'colour', colour })));
  });

  it('leaves the keys of pages and browsers alone', () => {
    expect(press('1', { altKey: true })).toBeUndefined();
    expect(press('r', { ctrlKey: true })).toBeUndefined();
    expect(press('F9')).toBeUndefined();
  });
});

describe('toCanvas', () => {
  it('gives canvas units at every size and place of the canvas, beside it too', () => {
    const side = fc.double({ min: 1, max: 5_000, noNaN: true });
    const unit = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(side, side, side, unit, unit, (left, width, height, u, v) => {
        const box = { left, top: -left, width, height };
        const place = { clientX: left + u * width, clientY: -left + v * height };
        const { x, y } = toCanvas(place, box, { width: 720, height: 480 });
        expect(x).toBeCloseTo(u * 720, 3);
        expect(y).toBeCloseTo(v * 480, 3);
      }),
    );
  });

  it('does not divide by a canvas that has no size yet', () => {
    const box = { left: 0, top: 0, width: 0, height: 0 };
    expect(toCanvas({ clientX: 5, clientY: 5 }, box, { width: 720, height: 720 })).toEqual({ x: 0, y: 0 });
  });
});
