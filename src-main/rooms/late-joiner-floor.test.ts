import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LATE_JOINER, lateJoinerFloor } from './late-joiner-floor.ts';
import { LoggedClear, type LoggedItem, LoggedStroke } from './logged-item.ts';

function logOf(entries: readonly { clear: boolean; bytes: number }[]): LoggedItem[] {
  return entries.map(({ clear, bytes }, index) => {
    const place = { id: `item-${index}`, order: 2 * index + 1, author: 'ana', layer: 0 };
    return clear ? new LoggedClear(place) : new LoggedStroke(place, new Uint8Array(bytes));
  });
}

const strokes = (count: number, bytes = 100) =>
  logOf(Array.from({ length: count }, () => ({ clear: false, bytes })));
const ask = (items: LoggedItem[], more: Partial<Parameters<typeof lateJoinerFloor>[0]> = {}) =>
  lateJoinerFloor({
    items,
    removed: new Set(),
    heldOrder: undefined,
    lastFloor: undefined,
    mayPaint: true,
    ...more,
  });
const above = (items: LoggedItem[], floor: number) => items.filter(item => item.order > floor);

describe('what a late joiner is sent as items', () => {
  it('A6: is everything of a short document, and everything since the newest standing clear', () => {
    expect(ask([])).toEqual({ floor: 0, painted: false });
    expect(ask(strokes(300))).toEqual({ floor: 0, painted: false });
    const items = logOf([false, true, false, true, false].map(clear => ({ clear, bytes: 9 })));
    expect(ask(items)).toEqual({ floor: 7, painted: false });
    expect(ask(items, { removed: new Set(['item-3']) })).toEqual({ floor: 3, painted: false });
  });

  it('A6: is the newest 100 items of a long one; below them is a picture', () => {
    const items = strokes(301);
    const { floor, painted } = ask(items);
    expect([above(items, floor).length, painted]).toEqual([100, true]);
  });

  it('A6: is no more than 512 kB of strokes', () => {
    const items = strokes(40, 30_000);
    const { floor, painted } = ask(items);
    expect([above(items, floor).length, painted]).toEqual([17, true]);
  });

  it('A6: is everything when no picture can be made', () => {
    expect(ask(strokes(900), { mayPaint: false })).toEqual({ floor: 0, painted: false });
  });

  it('A6: begins where the last picture ended, as long as that is near enough', () => {
    const items = strokes(400);
    const last = items[150]?.order;
    expect(ask(items, { lastFloor: last })).toEqual({ floor: last, painted: true });
    expect(ask(strokes(460), { lastFloor: last }).floor).not.toBe(last);
  });

  it('R19: always holds the picture that may still change', () => {
    const items = strokes(400);
    const heldOrder = items[200]?.order ?? 0;
    expect(ask(items, { heldOrder }).floor).toBe(items[199]?.order);
    expect(ask(items, { heldOrder, lastFloor: heldOrder }).floor).toBe(items[199]?.order);
  });

  it('A6: is within the bounds, and nothing that is seen is neither item nor picture, whatever the document', () => {
    const entry = fc.record({
      clear: fc.oneof(
        { weight: 40, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      bytes: fc.oneof(fc.integer({ min: 10, max: 900 }), fc.integer({ min: 10_000, max: 90_000 })),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 600, size: 'max' }), entries => {
        const items = logOf(entries);
        const { floor, painted } = ask(items);
        const sent = above(items, floor);
        expect(sent.length).toBeLessThanOrEqual(LATE_JOINER.items);
        expect(sent.reduce((sum, item) => sum + item.payload.length, 0)).toBeLessThanOrEqual(
          LATE_JOINER.bytes,
        );
        const clear = items.findLast(item => item.kind === 'clear')?.order ?? 0;
        expect(painted ? floor > clear : floor === clear).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
