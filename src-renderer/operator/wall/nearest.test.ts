import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Direction, nearest } from './nearest.ts';

const SIDE = 240;
const GAP = 16;
const cell = (column: number, row: number): Box => ({
  left: column * (SIDE + GAP),
  top: row * (SIDE + GAP),
  width: SIDE,
  height: SIDE,
});
const grid = (columns: number, rows: number) =>
  Array.from({ length: columns * rows }, (_, place) => cell(place % columns, Math.floor(place / columns)));
const side = fc.integer({ min: 1, max: 6 });

/** The place where some steps lead to. */
function walk(boxes: readonly Box[], start: number, steps: readonly Direction[]): number {
  return steps.reduce((here, step) => {
    const from = boxes[here];
    return (from && nearest(from, boxes, step)) ?? here;
  }, start);
}

describe('a step on the wall', () => {
  it('leads from anywhere to anywhere in a grid, by columns and rows', () => {
    fc.assert(
      fc.property(side, side, fc.nat(), fc.nat(), (columns, rows, a, b) => {
        const boxes = grid(columns, rows);
        const start = a % boxes.length;
        const goal = b % boxes.length;
        const right = (goal % columns) - (start % columns);
        const down = Math.floor(goal / columns) - Math.floor(start / columns);
        const steps: Direction[] = [
          ...Array<Direction>(Math.abs(right)).fill(right < 0 ? 'left' : 'right'),
          ...Array<Direction>(Math.abs(down)).fill(down < 0 ? 'up' : 'down'),
        ];
        expect(walk(boxes, start, steps)).toBe(goal);
      }),
    );
  });

  it('ends at the edge', () => {
    const boxes = grid(3, 1);
    expect(nearest(cell(2, 0), boxes, 'right')).toBeUndefined();
    expect(nearest(cell(0, 0), boxes, 'left')).toBeUndefined();
    expect(nearest(cell(0, 0), boxes, 'up')).toBeUndefined();
    expect(nearest(cell(0, 0), boxes, 'down')).toBeUndefined();
  });

  it('leads into a short last row', () => {
    const boxes = [...grid(3, 1), cell(0, 1)];
    expect(nearest(cell(2, 0), boxes, 'down')).toBe(3);
    expect(nearest(cell(0, 1), boxes, 'up')).toBe(0);
  });

  it('leads down into a frame and up out of it, and passes it by sideways', () => {
    const frame = { left: -10, top: -50, width: 2 * SIDE + GAP + 20, height: SIDE + 60 };
    const boxes = [frame, cell(0, 0), cell(1, 0), cell(2, 0)];
    expect(nearest(frame, boxes, 'down')).toBe(1);
    expect(nearest(cell(1, 0), boxes, 'up')).toBe(0);
    expect(nearest(cell(1, 0), boxes, 'left')).toBe(1);
    expect(nearest(frame, boxes, 'right')).toBe(3);
  });

  it('leads beside a tall wall to what stands beside it, not to what stands below', () => {
    const wall = { left: 0, top: 0, width: 500, height: 520 };
    const beside = { left: 516, top: 0, width: 240, height: 360 };
    const below = { left: 516, top: 536, width: 240, height: 360 };
    expect(nearest(wall, [wall, below, beside], 'right')).toBe(2);
    expect(nearest(beside, [wall, below, beside], 'down')).toBe(1);
  });
});
