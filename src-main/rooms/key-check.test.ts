import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkKey } from './key-check.ts';

const pin = fc.stringMatching(/^\d{4,8}$/);

it('R1: a room without a PIN lets in whoever has the code, with any key or none', () => {
  fc.assert(
    fc.property(fc.option(fc.string(), { nil: undefined }), key => {
      expect(checkKey(undefined, key)).toBe('right');
    }),
  );
});

it('R1: only the PIN itself is right, whatever stands around it', () => {
  fc.assert(
    fc.property(pin, pin, (mine, other) => {
      expect(checkKey(mine, ` ${mine}\n`)).toBe('right');
      fc.pre(mine !== other);
      for (const wrong of [other, `${mine}0`, mine.slice(0, -1), mine.slice(1)])
        expect(checkKey(mine, wrong)).toBe(wrong === mine ? 'right' : 'wrong');
    }),
  );
});

it('R18: no key is no guess', () => {
  for (const key of [undefined, '', '  ']) expect(checkKey('4711', key)).toBe('missing');
});
