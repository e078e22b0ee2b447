import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRawPixels } from './raw-pixels.ts';

describe('bare pixels', () => {
  it('D3 rgb565 comes back to the same 565 value, and full scale stays full scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), value => {
        const bytes = Buffer.alloc(720 * 720 * 2);
        bytes.writeUInt16LE(value, 2);
        const [r = 0, g = 0, b = 0, a] = readRawPixels(bytes, 'rgb565').data.subarray(4, 8);
        expect(((r >> 3) << 11) | ((g >> 2) << 5) | (b >> 3)).toBe(value);
        expect(a).toBe(255);
      }),
      { numRuns: 25 },
    );
    const white = readRawPixels(Buffer.alloc(720 * 720 * 2, 255), 'rgb565').data;
    expect(white.equals(Buffer.alloc(white.length, 255))).toBe(true);
  });

  it('D3 rgb888 keeps the order red, green, blue', () => {
    const bytes = Buffer.alloc(720 * 720 * 3, Buffer.from([1, 2, 3]));
    const { data } = readRawPixels(bytes, 'rgb888');
    expect([...data.subarray(-4)]).toEqual([1, 2, 3, 255]);
  });
});
