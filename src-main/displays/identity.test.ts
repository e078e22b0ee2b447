import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayIdOf, isConfirmed, parseMac } from './identity.ts';

const macBytes = fc
  .uint8Array({ minLength: 6, maxLength: 6 })
  .filter(bytes => bytes.some(byte => byte !== 0));

describe('identity', () => {
  it('is the same for a MAC in every way that firmware writes it', () => {
    fc.assert(
      fc.property(macBytes, bytes => {
        const pairs = Array.from(bytes, byte => byte.toString(16).padStart(2, '0'));
        const canonical = pairs.join(':');
        for (const text of [canonical, canonical.toUpperCase(), pairs.join('-'), pairs.join('')]) {
          expect(parseMac(text)).toBe(canonical);
        }
        expect(isConfirmed(canonical)).toBe(true);
      }),
    );
  });

  it('takes no text for a MAC that is none', () => {
    for (const text of ['', 'p3a', 'aa:bb:cc', '00:00:00:00:00:00', 'aa:bb:cc:dd:ee:ff:00', undefined]) {
      expect(parseMac(text)).toBeUndefined();
    }
  });

  it('falls back to address and name, which is not confirmed and survives another path in the address', () => {
    const id = displayIdOf({ mac: undefined, address: 'http://192.168.1.40:80/', name: 'Foyer' });
    expect(id).toBe('192.168.1.40 Foyer');
    expect(isConfirmed(id)).toBe(false);
  });
});
