import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeJpeg, encodeJpeg } from '../../imaging/jpeg.ts';
import { fitPicture } from '../../imaging/pictures.ts';
import type { Pixels } from '../../imaging/pixels.ts';
import { CLOCK_CODE_BITS, drawClockCode } from './clock-code.ts';
import { Sheet } from './sheet.ts';
import { readClockCode } from './test-kit/read-clock-code.ts';

const SIDE = 720;
const wallTime = fc.integer({ min: 0, max: 4_000_000_000_000 });

function codeOf(wallMs: number): Pixels {
  const sheet = new Sheet(SIDE, SIDE, 0x181818);
  drawClockCode(sheet, wallMs);
  return sheet.pixels();
}

/** What a camera sees of a picture that is replaced from the top, while `rows` are new. */
function torn(before: Pixels, after: Pixels, rows: number): Pixels {
  const at = rows * SIDE * 4;
  return { ...before, data: Buffer.concat([after.data.subarray(0, at), before.data.subarray(at)]) };
}

describe('the clock code', () => {
  test('tells the time that it was drawn for', () => {
    fc.assert(
      fc.property(wallTime, wallMs => {
        expect(readClockCode(codeOf(wallMs))).toEqual({ timeMs: wallMs % 2 ** CLOCK_CODE_BITS });
      }),
      { numRuns: 40 },
    );
  });

  test('is read after the worst that a display or a camera does to it: low quality, half the size, dim and grey', async () => {
    const lossy = await decodeJpeg(await encodeJpeg(codeOf(1_763_791_234_567), { quality: 20 }));
    const small = await fitPicture(lossy, { width: 240, height: 240, background: '#000000' });
    const dim = { ...small, data: Buffer.from(small.data.map(level => 40 + level * 0.3)) };
    expect(readClockCode(dim)).toEqual({ timeMs: 1_763_791_234_567 % 2 ** CLOCK_CODE_BITS });
  });

  test('does not tell a time that was never shown, wherever the panel was when the shutter opened', () => {
    fc.assert(
      fc.property(
        wallTime,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: SIDE }),
        (at, later, rows) => {
          const reading = readClockCode(torn(codeOf(at), codeOf(at + later), rows));
          const shown = [at, at + later].map(wallMs => ({ timeMs: wallMs % 2 ** CLOCK_CODE_BITS }));
          expect([...shown, 'torn']).toContainEqual(reading);
        },
      ),
      { numRuns: 40 },
    );
  });
});
