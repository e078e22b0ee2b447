import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pens } from './pens.ts';
import { ANA, BEN, idOf, pointsOf, STYLE } from './test-kit/drawings.ts';

const ID = idOf(1);

function penWith(count: number): Pens {
  const pens = new Pens();
  pens.down(ANA, ID, STYLE);
  pens.move(ID, 0, pointsOf(1, count));
  return pens;
}

describe('a stroke in progress', () => {
  it('A2: is the points in their order, however they are cut up and repeated', () => {
    const all = pointsOf(1, 60);
    const cut = fc.record({ back: fc.nat(10), count: fc.integer({ min: 1, max: 15 }) });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 12 }), cuts => {
        const pens = new Pens();
        pens.down(ANA, ID, STYLE);
        const told = [];
        let end = 0;
        for (const { back, count } of cuts) {
          const from = Math.max(0, end - back);
          told.push(...pens.move(ID, from, all.slice(from, from + count)));
          end = Math.max(end, Math.min(all.length, from + count));
        }
        expect(pens.get(ID)?.points).toEqual(all.slice(0, end));
        expect(told).toEqual(all.slice(0, end));
      }),
    );
  });

  it('A2: stops growing at a gap: no line is drawn that no hand drew', () => {
    const pens = penWith(3);
    expect(pens.move(ID, 5, pointsOf(1, 3, 5))).toEqual([]);
    expect(pens.move(ID, 3, pointsOf(1, 3, 3))).toEqual([]);
    expect(pens.get(ID)?.points).toHaveLength(3);
  });

  it('A6: stops growing at 20,000 points', () => {
    const pens = penWith(19_990);
    expect(pens.move(ID, 19_990, pointsOf(1, 50))).toHaveLength(10);
    expect(pens.move(ID, 20_000, pointsOf(1, 50))).toHaveLength(0);
    expect(pens.get(ID)?.points).toHaveLength(20_000);
  });

  it('ignores points for an id that nobody began', () => {
    expect(new Pens().move(ID, 0, pointsOf(1, 3))).toEqual([]);
  });

  it('is one of at most 16 of a connection; another connection is not concerned', () => {
    const pens = new Pens();
    for (let pen = 0; pen < 30; pen += 1) pens.down(ANA, idOf(pen), STYLE);
    expect(pens.of(ANA.client)).toHaveLength(16);
    expect(pens.down(BEN, idOf('ben'), STYLE)).toBeDefined();
  });
});
