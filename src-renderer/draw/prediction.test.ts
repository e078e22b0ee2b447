import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Item, visibleItems } from '#shared/document/item';
import type { Command } from './command.ts';
import { predict } from './prediction.ts';
import { ME, STYLE, strokeItem } from './relay-double.test-support.ts';

const commit = (id: string): Command => ({
  kind: 'commit',
  id,
  layer: 0,
  stroke: { style: STYLE, points: [{ x: 1, y: 1, pressure: 0.5, atMs: 0 }] },
});
const blank = { items: [] as Item[], removed: new Set<string>(), undoable: 0, redoable: 0 };
const seen = (state: ReturnType<typeof predict>) =>
  visibleItems(state.items, state.removed).map(item => item.id);

describe('predict', () => {
  it('A3: an undo takes one’s own newest item, whoever drew last', () => {
    const confirmed = {
      items: [strokeItem('mine-0001', 1, ME), strokeItem('mine-0002', 2, ME), strokeItem('theirs-01', 3)],
      removed: new Set<string>(),
      undoable: 2,
      redoable: 0,
    };
    expect(seen(predict(confirmed, [{ kind: 'undo', id: 'undo-0001' }], ME))).toEqual([
      'mine-0001',
      'theirs-01',
    ]);
    expect(
      seen(
        predict(
          confirmed,
          [
            { kind: 'undo', id: 'undo-0001' },
            { kind: 'undo', id: 'undo-0002' },
          ],
          ME,
        ),
      ),
    ).toEqual(['theirs-01']);
  });

  it('A3: an undone clear brings back what it hid', () => {
    const confirmed = { ...blank, items: [strokeItem('theirs-01', 1)] };
    const clear: Command = { kind: 'clear', id: 'clear-001' };
    expect(seen(predict(confirmed, [clear], ME))).toEqual([]);
    expect(seen(predict(confirmed, [clear, { kind: 'undo', id: 'undo-0001' }], ME))).toEqual(['theirs-01']);
  });

  it('A3: drawing on ends the chance to redo', () => {
    const commands = [
      commit('mine-0001'),
      { kind: 'undo', id: 'undo-0001' } as const,
      commit('mine-0002'),
      { kind: 'redo', id: 'redo-0001' } as const,
    ];
    expect(seen(predict(blank, commands, ME))).toEqual(['mine-0002']);
  });

  it('A1: a command whose item is there already changes nothing', () => {
    const confirmed = { ...blank, items: [strokeItem('mine-0001', 1, ME)], undoable: 1 };
    expect(predict(confirmed, [commit('mine-0001')], ME)).toMatchObject({
      undoable: 1,
      items: [{ order: 1 }],
    });
  });

  it('A3: undone and redone as often as one likes, the same is seen', () => {
    const steps = fc.array(fc.constantFrom('commit', 'clear'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.nat(12), (kinds, depth) => {
        const drawn = kinds.map((kind, index): Command => {
          const id = `command-${String(index).padStart(2, '0')}`;
          return kind === 'commit' ? commit(id) : { kind: 'clear', id };
        });
        const times = Math.min(depth, drawn.length);
        const undo = Array.from(
          { length: times },
          (_, index): Command => ({ kind: 'undo', id: `undo-${index}-xxxx` }),
        );
        const redo = Array.from(
          { length: times },
          (_, index): Command => ({ kind: 'redo', id: `redo-${index}-xxxx` }),
        );
        const before = predict(blank, drawn, ME);
        const undone = predict(blank, [...drawn, ...undo], ME);
        const after = predict(blank, [...drawn, ...undo, ...redo], ME);
        expect(seen(after)).toEqual(seen(before));
        expect(undone.undoable).toBe(drawn.length - times);
        expect(seen(undone)).toEqual(seen(predict(blank, drawn.slice(0, drawn.length - times), ME)));
      }),
    );
  });
});
