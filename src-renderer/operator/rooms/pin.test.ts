import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPin, makePin } from './pin.ts';

describe('a PIN (R1)', () => {
  it('that is made up is one that the engine takes, whatever the source yields', () => {
    const bytes = fc.array(fc.integer({ min: 0, max: 249 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(bytes, drawn => {
        expect(isPin(makePin(count => Uint8Array.from(drawn.slice(0, count))))).toBe(true);
      }),
    );
  });

  it('draws again where some digits would be likelier than others', () => {
    const draws = [[255, 250, 251, 7], [252, 4, 11], [249]];
    expect(makePin(() => Uint8Array.from(draws.shift() ?? []))).toBe('7419');
  });

  it('is four to eight digits and nothing else', () => {
    for (const good of ['0000', '471100', '12345678']) expect(isPin(good)).toBe(true);
    for (const bad of ['', '123', '123456789', '12 34', 'abcd', '４７１１', '12345\n'])
      expect(isPin(bad)).toBe(false);
  });
});
