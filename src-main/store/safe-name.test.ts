import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from './safe-name.ts';

describe('a name that people gave, as a file may have it', () => {
  it.each([
    ['Taller de otoño 🌳', 'Taller de otoño 🌳'],
    ['../../etc/passwd', 'etc passwd'],
    ['. . hidden . .', 'hidden'],
    ['e\u0301l', 'él'],
    ['???', ''],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('has at most 100 bytes, and no character is cut in two', () => {
    expect(safeName('x'.repeat(300))).toBe('x'.repeat(100));
    expect(safeName('花'.repeat(60))).toBe('花'.repeat(33));
  });

  it('is safe on every system, and stays as it is from then on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), name => {
        const safe = safeName(name);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(100);
        expect(safe).not.toMatch(/[\p{C}<>:"/\\|?*]|^[. ]|[. ]$/u);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });
});
