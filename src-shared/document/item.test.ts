import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ITEM_ID_PATTERN, type Item, visibleItems } from './item.ts';

function item(kind: Item['kind'], order: number): Item {
  const common = { id: `item-${String(order).padStart(4, '0')}`, order, author: 'ana', layer: 0 };
  switch (kind) {
    case 'stroke': {
      const style = { brush: 'pen', colour: '#000000', size: 4, opacity: 1 } as const;
      return { kind, ...common, stroke: { style, points: [{ x: 1, y: 1, pressure: 0.5, atMs: 0 }] } };
    }
    case 'clear':
      return { kind, ...common };
    case 'picture':
      return { kind, ...common, bytes: new Uint8Array() };
    default:
      return kind satisfies never;
  }
}

const log = fc
  .array(fc.constantFrom('stroke' as const, 'stroke' as const, 'picture' as const, 'clear' as const), {
    maxLength: 30,
  })
  .map(kinds => kinds.map((kind, index) => item(kind, index + 1)));

const ids = (items: readonly Item[]) => items.map(one => one.id);

describe('A1: what a canvas shows of its log', () => {
  test('is what was drawn after the newest clear that stands, in order, less what was removed', () => {
    fc.assert(
      fc.property(log, fc.array(fc.nat(30)), (items, marks) => {
        const removed = new Set(marks.map(mark => items[mark]?.id ?? ''));
        const standing = items.filter(one => !removed.has(one.id));
        const lastClear = standing.findLastIndex(one => one.kind === 'clear');
        expect(ids(visibleItems(items, removed))).toEqual(ids(standing.slice(lastClear + 1)));
      }),
    );
  });

  test('A3: undoing a clear brings back what it hid', () => {
    const items = [item('stroke', 1), item('clear', 2), item('stroke', 3)];
    expect(ids(visibleItems(items, new Set()))).toEqual(['item-0003']);
    expect(ids(visibleItems(items, new Set(['item-0002'])))).toEqual(['item-0001', 'item-0003']);
  });

  test('is nothing for an empty log', () => {
    expect(visibleItems([], new Set())).toEqual([]);
  });
});

test('ids are short and safe in JSON, SQL and binary messages', () => {
  for (const good of ['abcdefgh', 'A-z_09-x', 'x'.repeat(40)]) expect(ITEM_ID_PATTERN.test(good)).toBe(true);
  for (const bad of ['short', 'x'.repeat(41), 'with space', "quote'quote", 'ñandúñandú', 'abcdefgh\n'])
    expect(ITEM_ID_PATTERN.test(bad)).toBe(false);
});
