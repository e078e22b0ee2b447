import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Look, NEUTRAL_LOOK } from '#shared/contract/look';
import { chosenOf, differences, variousOf } from './look-editing.ts';
import { flippedToo, isFlipped } from './TurnChoice.tsx';

const look = (other: Partial<Look>): Look => ({ ...NEUTRAL_LOOK, ...other });

describe('several looks', () => {
  it('differ in what at least one of them has differently', () => {
    const looks = [look({}), look({ gamma: 2 }), look({ gamma: 2, rotate: 90 })];
    expect([...variousOf(looks)].sort()).toEqual(['gamma', 'rotate']);
    expect(variousOf([look({ gamma: 2 })]).size).toBe(0);
    expect(variousOf([]).size).toBe(0);
  });

  it('are compared by what is in them: an equal crop is no other crop', () => {
    const crop = { x: 0, y: 0, width: 0.5, height: 1 };
    expect(differences(look({ crop }), look({ crop: { ...crop } }))).toEqual([]);
    expect(differences(look({ crop }), look({}))).toEqual(['crop']);
  });

  it('have nothing chosen where they differ', () => {
    const editing = { look: look({ fit: 'cover' }), various: new Set(['fit'] as const), change: () => {} };
    expect(chosenOf(editing, 'fit')).toBeUndefined();
    expect(chosenOf({ ...editing, various: new Set() }, 'fit')).toBe('cover');
  });
});

describe('flipping', () => {
  const flip = fc.constantFrom('none', 'horizontal', 'vertical', 'both' as const);
  const side = fc.constantFrom('horizontal', 'vertical' as const);

  it('twice is not at all', () => {
    fc.assert(
      fc.property(flip, side, (from, by) => {
        expect(flippedToo(flippedToo(from, by), by)).toBe(from);
      }),
    );
  });

  it('changes the one side and not the other', () => {
    fc.assert(
      fc.property(flip, side, (from, by) => {
        const other = by === 'horizontal' ? 'vertical' : 'horizontal';
        const to = flippedToo(from, by);
        expect(isFlipped(to, by)).toBe(!isFlipped(from, by));
        expect(isFlipped(to, other)).toBe(isFlipped(from, other));
      }),
    );
  });
});
